export class Unused { find() {} }

export interface Update { id: string }

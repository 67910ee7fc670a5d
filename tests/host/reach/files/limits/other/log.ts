export const log = () => 'insert into log default values'

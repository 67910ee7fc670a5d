export const reader = () => 'select 1'
export const write = () => 'delete from t'
export const count = (of: object) => 'update counts set n = n + 1'

export const reader = () => 'select 1'
export const writer = () => 'delete from t'

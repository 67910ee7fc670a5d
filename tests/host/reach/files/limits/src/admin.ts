export const clean = () => 'truncate t'

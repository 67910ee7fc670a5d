export function find() {
  return 'select 2'
}

export function findAll() {
  return 'select 3'
}

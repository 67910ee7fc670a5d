// What a program puts in the place of other text.
import { Pool } from 'pg'
const pool = new Pool()

function named(sql: string, values: Record<string, unknown>) {
  const given: unknown[] = []
  const text = sql?.replaceAll(/\{\{\s*(\w+)(::\w+)?\s*}}/g, (...parts) => {
    const [, name, type] = parts
    given.push(values[name])
    return `$${given.length}${type ?? ''}`
  })
  return pool.query(text, given)
}

export function byName(id: string, filter: boolean) {
  const and = filter ? 'and name = {{ name }}' : ''
  return named(`select a from t where id = {{id::uuid}} ${and}`, { id, name: 'x' })
}

export function byPlace(id: string) {
  let number = 0
  const sql = 'select a from t where id = ? and b = ?'
  return pool.query(sql.replace(/\?/g, () => `$${++number}`), [id, id])
}

export function first() {
  return pool.query('select x from u, u'.replace('u', 't').replace(/U/i, 'v'))
}

export function expanded() {
  return pool.query('select [a], [b] from [t]'.replace(/\[(\w+)\]/g, '"$1"').replaceAll('"b"', '$$1'))
}

export function notFollowed() {
  return pool.query('select aab'.replace(/(a+)+b/, 'x'))
}

export function unknownMark(mark: string) {
  return pool.query('select 1 from t'.replace(mark, 'x'))
}

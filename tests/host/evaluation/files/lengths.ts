// How many items a list has that a caller gives.
import { Pool } from 'pg'
const pool = new Pool()

export function exact(sort: string[]) {
  let text = 'select a from t'
  if (sort.length === 2) text += ' order by a'
  else text += ' order by b'
  return pool.query(text)
}

export function bounds(ids: number[]) {
  if (ids.length > 100) return pool.query('select 100')
  if (ids.length < 1) return pool.query('select 0')
  if (ids.length >= 1) return pool.query('select 1')
  return pool.query('select 2')
}

export function some(ids: number[], names: string[]) {
  const all = [...ids, ...names]
  if (all.length === 1) return pool.query('select 1')
  return all.length ? pool.query('select 2') : pool.query('select 3')
}

export function more(ids: number[]) {
  const all = [0, 1, ...ids]
  if (all.length === 1) return pool.query('select 1')
  if (1 < all.length) return pool.query('select 2')
  return pool.query('select 3')
}

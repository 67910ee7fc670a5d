// What a program sends that changes its lists and records, also where they may be one of several.
import { Pool } from 'pg'

const pool = new Pool()

export async function assigned() {
  const parts = { table: 'old', limit: '' }
  Object.assign(parts, { table: 'assigned' })
  await pool.query(`SELECT 1 FROM ${parts.table}`)
}

export async function keyed(key: string) {
  const parts = { table: 'keyed', other: 'other' }
  parts[key] = 'third'
  await pool.query(`SELECT 1 FROM ${parts.table}`)
}

export async function emptied() {
  const parts = ['a', 'b']
  parts.length = 0
  parts.push('c')
  await pool.query(`SELECT ${parts.join(', ')} FROM emptied`)
}

export async function reversed() {
  const parts = ['a', 'b', 'c']
  const last = parts.pop()
  const first = parts.reverse()[0]
  await pool.query(`SELECT ${last}, ${first}, ${parts.join(', ')} FROM reversed`)
}

export async function chosen(is_short: boolean, is_shorter: boolean) {
  let parts = ['a', 'b']
  if (is_short) {
    parts = ['c', 'd']
    if (is_shorter) {
      parts = ['e', 'f']
    }
  }
  parts.push('g')
  parts[0] = 'h'
  await pool.query(`SELECT ${parts.join(', ')} FROM chosen`)
}

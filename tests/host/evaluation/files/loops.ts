// What loops send of which the turns are not known: none of them, one, and more.
import { Pool } from 'pg'

const pool = new Pool()

export async function separated(names: string[]) {
  let where = ''
  let word = ' WHERE '
  for (const name of names) {
    where += word + 'a = 1'
    word = ' AND '
  }
  await pool.query(`SELECT 1 FROM separated${where}`)
}

export async function numbered(names: string[]) {
  let where = ''
  for (let i = 0; i < names.length; i++) where += ` AND a = $${i + 1}`
  await pool.query('SELECT 1 FROM numbered WHERE true' + where, names)
}

export async function behind(names: string[]) {
  let table = 'first'
  let next = 'second'
  for (const name of names) {
    await pool.query('SELECT 1 FROM ' + table)
    table = next
    next = 'third'
  }
  await pool.query('SELECT 2 FROM ' + table)
}

export async function guarded(names: string[]) {
  if (!names.length) return
  let columns = ''
  for (const name of names) columns += '1, '
  await pool.query(`SELECT ${columns}2 FROM guarded`)
}

export async function growing(names: string[]) {
  let one = 'a'
  for (const name of names) one += one
  await pool.query('SELECT 1 FROM growing WHERE ' + one)
}

export async function tried() {
  let table = 'never'
  while (true) {
    table = 'once'
    if (await asked()) break
    table = 'twice'
  }
  await pool.query('SELECT 1 FROM ' + table)
}

let counted = ' A'
function count() {
  counted += ' B'
  return ' C'
}
export async function target() {
  counted = ' A'
  counted += count()
  await pool.query('SELECT' + counted)
}

export async function eachPartition() {
  for (let i = 0; i < 3; i++) {
    const table = 'part_' + i
    await pool.query(`SELECT 1 FROM ${table}`)
  }
}

export function nested(isFirst: boolean) {
  for (const column of ['a', 'b', 'c', 'd']) {
    for (const table of ['e', 'f', 'g', 'h']) {
      for (const order of ['i', 'j', 'k', 'l']) {
        pool.query(`select ${column} from ${table} order by ${order}${isFirst ? ' limit 1' : ''}`)
      }
    }
  }
}

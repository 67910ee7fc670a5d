// What a program sends that leaves loops, switches and functions early, or changes what it holds.
import { Pool } from 'pg'

const pool = new Pool()

export async function guarded(name?: string) {
  const tests = ['a = 1']
  const add = (test: string) => {
    if (!name) return
    tests.push(test)
  }
  add('b = 2')
  await pool.query(`SELECT 1 FROM guarded WHERE ${tests.join(' AND ')}`)
}

export async function continued(all: boolean) {
  let text = 'SELECT a'
  for (const column of [', b', ', c']) {
    if (!all && column === ', b') continue
    text += column
  }
  await pool.query(text + ' FROM continued')
}

export async function broken(all: boolean) {
  let text = 'SELECT a'
  for (const column of [', b', ', c']) {
    text += column
    if (!all) break
  }
  await pool.query(text + ' FROM broken')
}

export async function switched(kind: string, is_old: boolean) {
  let text = 'SELECT 1 FROM switched'
  switch (kind) {
    case 'old':
      text += ' WHERE a'
      if (is_old) break
      text += ' AND b'
      break
  }
  text += ' LIMIT 1'
  await pool.query(text)
}

export async function swapped() {
  let one = 'a'
  let other = 'b'
  ;[one, other] = [other, one]
  await pool.query(`SELECT ${one}, ${other} FROM swapped`)
}

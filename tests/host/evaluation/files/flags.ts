import { Pool } from 'pg'

// What one function gives a variable, another one may find there, or not.
const main = new Pool()
let ready = false
let pool: Pool | null = null
let lazy = null

export function isReady() {
  return ready ? main.query('select 1') : main.query('select 2')
}

export async function opened() {
  if (!pool) throw new Error('not opened')
  return pool.query('select 3')
}

export function open() {
  pool = new Pool()
  ready = true
}

function made() {
  if (!lazy) lazy = new Pool()
  return lazy
}

export function byName() {
  return made().query('select 4')
}

// Of six things, three have both of what is asked for.
const kinds = {
  a: { at: 1 },
  b: { at: 2 },
  c: { match: ['x'], write: ['y', 'z'] },
  d: { match: ['y'], write: ['y'] },
  e: { match: ['y', 'z'], write: ['y'] },
  f: { at: 4 },
}

export async function ofKind(name: string) {
  const kind = kinds[name]
  if (kind.match && kind.write) await main.query('select 5')
  if (!(kind.match || kind.write)) await main.query('select 6')
}

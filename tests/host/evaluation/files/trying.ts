// An exception may end what is tried anywhere; a function that is handed out may be called or not.
import { Pool } from 'pg'
import { on } from 'events'

const pool = new Pool()

export async function tried(work: () => void) {
  let table = 'first'
  try {
    work()
    table = 'second'
    work()
    table = 'third'
  } catch {
    return pool.query(`SELECT 1 FROM ${table}`)
  }
  return pool.query(`SELECT 2 FROM ${table}`)
}

export async function thrown(flag: boolean) {
  let table = 'first'
  try {
    if (flag) {
      table = 'thrown'
      throw new Error('flag')
    }
    table = 'last'
  } finally {
    await pool.query(`SELECT 3 FROM ${table}`)
  }
}

export async function handedOut() {
  let table = 'before'
  on('change', () => {
    table = 'after'
  })
  return pool.query(`SELECT 4 FROM ${table}`)
}

class View {
  confirmed = false
  table = 'unseen'

  confirm() {
    this.confirmed = true
    this.table = 'seen'
  }
}

export async function shown() {
  const view = new View()
  on(view)
  if (!view.confirmed) return
  return pool.query(`SELECT 5 FROM ${view.table}`)
}

let state = 'old'

const current = () => `SELECT 6 FROM ${state}`

export async function twice() {
  state = 'one'
  await pool.query(current())
  state = 'two'
  return pool.query(current())
}

const chosen = (flag: boolean) => (flag ? 'x' : 'y')

export async function under(flag: boolean) {
  if (flag) await pool.query(`SELECT 7 FROM ${chosen(flag)}`)
  return pool.query(`SELECT 8 FROM ${chosen(flag)}`)
}

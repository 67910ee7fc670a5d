// What functions do to variables of others: to records and their fields, through other names for
// them, through functions that are given them, and within functions.
import { Pool } from 'pg'
import { conf as imported } from './done_to'

const pool = new Pool()
const conf = { table: 'begun', where: 'true' }
const lists = { columns: ['a'] }
let order: string | null = null

export const renamed = () => {
  const c = conf
  c.table = 'renamed'
}

const set = (record: { where: string }, text: string) => {
  record.where = text
}

export const handed = () => set(conf, 'false')

export const added = () => {
  lists.columns.push('b')
}

export const ordered = () => {
  order = 'id'
}

export const asked = () =>
  pool.query(`SELECT ${lists.columns.join(', ')} FROM ${conf.table} WHERE ${conf.where}`)

export const inOrder = () => pool.query(`SELECT 1 FROM t ORDER BY ${order ?? '1'}`)

export const ofOthers = () => {
  imported.schema = 'other'
}

export const fromOthers = () => pool.query(`SELECT 1 FROM ${imported.schema}.t`)

export function repository() {
  let table = 'inner'
  return {
    set: () => {
      table = 'closed'
    },
    find: () => pool.query(`SELECT 1 FROM ${table}`),
  }
}

const first = ['b']

export const before = () => first.unshift('a')

export const inFront = () => pool.query(`SELECT ${first.join(', ')} FROM in_front`)

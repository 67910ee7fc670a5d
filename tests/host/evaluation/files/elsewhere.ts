// What one function gives a variable or a field is there in another, or is not.
import { Pool } from 'pg'

const pool = new Pool()
let table = 'first'
let condition = 'true'
const columns = ['a']
let order = ''
order += 'id'

export const other = () => {
  table = 'second'
}

export const both = () => pool.query(`SELECT ${columns.join(', ')} FROM ${table}`)

export const own = () => {
  table = 'own'
  return pool.query(`SELECT 1 FROM ${table} ORDER BY ${order}`)
}

export const extended = (more: string) => {
  condition += ' AND ' + more
  columns.push('b')
}

export const asked = () => pool.query('SELECT 1 FROM asked WHERE ' + condition)

export const local = () => {
  let condition = 'false'
  condition += ' OR true'
  return pool.query('SELECT 1 FROM local WHERE ' + condition)
}

export class Repository {
  table = 'begun'
  where = ''

  constructor() {
    this.where = 'true'
  }

  find() {
    return pool.query(`SELECT 1 FROM ${this.table} WHERE ${this.where}`)
  }

  of() {
    this.table = 'given'
  }
}

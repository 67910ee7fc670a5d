// What leaves a loop, or a turn of it, from within another one.
import { Pool } from 'pg'

const pool = new Pool()

export function continued(xs: string[], ys: string[]) {
  let table = 'begun'
  outer: for (const x of xs) {
    for (const y of ys) {
      table = 'left'
      if (y) continue outer
      table = 'inner'
    }
    table = 'turned'
  }
  return pool.query(`SELECT 1 FROM ${table}`)
}

export function broken(xs: string[]) {
  let table = 'begun'
  outer: for (const x of ['x', 'y']) {
    for (const y of xs) {
      table = x
      if (y) break outer
    }
  }
  return pool.query(`SELECT 2 FROM ${table}`)
}

// A function that is called for each item may be called for none.
export function marked(xs: string[]) {
  let has = false
  xs.forEach(() => {
    has = true
  })
  return pool.query(has ? 'SELECT 3 FROM some' : 'SELECT 3 FROM none')
}

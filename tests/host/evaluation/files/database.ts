import pg from 'pg'

export const pool = new pg.Pool()
export const COLUMNS = ['id', 'name']

export async function run(text: string) {
  return pool.query(text)
}

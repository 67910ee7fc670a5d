import { Pool } from 'pg'
import { acquire } from 'pools'

const pool = new Pool()

export async function counted() {
  const client = await acquire(pool)
  await client.query('SELECT count(*) FROM jobs')
  return client.query({ text: 'SELECT 1', values: [] })
}

export async function fetched(router: { query(options: object): unknown }) {
  return router.query({ page: 1 })
}

export async function unheardOf() {
  pool.on('error', () => {})
  return pool.ask('SELECT id FROM apps')
}

import { Pool, Client, Query, type PoolClient } from 'pg'
import Cursor from 'pg-cursor'
import QueryStream from 'pg-query-stream'

const pool = new Pool({ connectionString: 'postgres://u@host/db' })

interface App {
  id: string
  owner: string
}

// call: byId('a1')
export async function byId(id: string): Promise<App | undefined> {
  const { rows } = await pool.query<App>('SELECT id, owner FROM apps WHERE id = $1', [id])
  return rows[0]
}

// call: named('a1')
export const named = async (id: string) =>
  pool.query({
    name: 'one-app',
    text: 'SELECT id FROM apps WHERE id = $1 AND deleted_at IS NULL',
    values: [id],
  })

const COLUMNS = ['id', 'name', 'created_at']

// call: listed(true)
// call: listed(false)
export async function listed(newest: boolean) {
  const order = newest ? 'DESC' : 'ASC'
  return pool.query(`SELECT ${COLUMNS.join(', ')} FROM apps ORDER BY created_at ${order}`)
}

// call: filtered({ owner: 'o1' })
// call: filtered({})
export async function filtered(filter: { owner?: string }) {
  let text = 'SELECT id FROM apps WHERE true'
  const values: unknown[] = []
  if (filter.owner) {
    values.push(filter.owner)
    text += ' AND owner = $1'
  }
  return await pool.query(text, values)
}

// call: inTransaction('a1')
export async function inTransaction(id: string) {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await rename(client, id, 'new')
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function rename(client: PoolClient, id: string, name: string) {
  const text = 'UPDATE apps SET name = $2 WHERE id = $1'
  await client.query(text, [id, name])
}

// call: called()
export function called() {
  return new Promise((resolve) => {
    pool.query('SELECT count(*) FROM orgs', (error, result) => resolve(error ?? result.rows))
  })
}

// call: streamed()
export async function streamed() {
  const client = new Client()
  await client.connect()
  const cursor = client.query(new Cursor('SELECT id FROM app_versions WHERE app_id = $1', ['a1']))
  await cursor.read(100)
  const stream = client.query(new QueryStream('SELECT name FROM app_versions', []))
  for await (const row of stream) console.log(row)
  client.query(new Query('SELECT 1'))
  await client.end()
}

class Store {
  constructor(private readonly pool: Pool) {}

  async channels(app: string) {
    const sql = `
      SELECT c.id, c.name -- é
        FROM channels AS c
       WHERE c.app_id = $1`
    const result = await this.pool.query(sql, [app])
    return result.rows
  }
}

// call: new Store(pool).channels('a1')
export default Store

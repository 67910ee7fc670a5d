import { Pool, type PoolClient } from 'pg'
import type { Dependencies, WithClient, WithRetries } from './index'

const pool = new Pool()

async function run<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

const withClient: WithRetries = Object.assign(run.bind(null), { retried: run, once: run })
const given: Dependencies = { pool, withClient, name: 'jobs', order: 'id' }

// call: counted(given)
export async function counted({ pool }: Dependencies) {
  return pool.query('SELECT count(*) FROM jobs')
}

// call: ordered(given)
// call: ordered({ ...given, order: 'name' })
export async function ordered(dependencies: Dependencies) {
  const { order = 'id' } = dependencies
  return dependencies.pool.query(`SELECT id FROM jobs ORDER BY ${order}`)
}

// call: removed(run, 'j1')
export async function removed(withClient: WithClient, id: string) {
  await withClient((client) => client.query('DELETE FROM jobs WHERE id = $1', [id]))
}

// call: locked(withClient)
export async function locked(withClient: WithRetries) {
  await withClient((client) => client.query('SELECT id FROM jobs FOR UPDATE'))
  const { rows } = await withClient.retried(async (client) => {
    return client.query({ text: 'SELECT id FROM queues', values: [] })
  })
  await withClient.once((client, attempt) => client.query('SELECT name FROM queues LIMIT $1', [attempt]))
  return rows
}

// call: nested(given)
export async function nested(dependencies: Dependencies) {
  return dependencies.withClient.retried((client) => client.query('SELECT name FROM jobs'))
}

import { Pool } from 'pg'

function connect() {
  return process.env.REPLICA_URL
}

export function createPool() {
  return new Pool({ connectionString: connect() })
}

export const pool = createPool()

export const writer = () => new Pool()

import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import * as schema from './schema'

export const pool = new Pool({ connectionString: process.env.REPLICA_URL, max: 4 })

export const database = drizzle(pool, { schema })

export type Database = typeof database

import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import * as schema from './schema'

const pool = new Pool({ connectionString: 'postgres://u@host/db' })

export const db = drizzle(pool, { schema })
export const snake = drizzle({ client: pool, casing: 'snake_case' })
export type Db = typeof db

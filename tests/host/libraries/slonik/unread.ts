import { type CommonQueryMethods, createPool, type DatabasePool, sql } from 'slonik'
import { z } from 'zod'

const app = z.object({ id: z.string() })

export async function byId(pool: DatabasePool, id: string) {
  return pool.one(sql.type(app)`select id from apps where id = ${id}`)
}

export async function moved(pool: DatabasePool, from: string, to: string) {
  return pool.transaction(async (connection) => {
    await connection.query(sql.unsafe`update apps set owner = ${to} where owner = ${from}`)
    return connection.oneFirst(sql.unsafe`select count(*) from apps`)
  })
}

export async function all() {
  const pool = await createPool('postgres://localhost/apps')
  return pool.connect((connection) => connection.any(sql.unsafe`select id from apps`))
}

export async function exists(db: CommonQueryMethods, id: string) {
  return db.exists(sql.unsafe`select 1 from apps where id = ${id}`)
}

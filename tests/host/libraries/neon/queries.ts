import { neon, Pool } from '@neondatabase/serverless'
import { createPool, sql as vercel } from '@vercel/postgres'

const sql = neon('postgres://u:p@host.example/db')

// call: byId('a1')
export async function byId(id: string) {
  const [app] = await sql`SELECT id, owner FROM apps WHERE id = ${id}`
  return app
}

// call: nested('o1')
// call: nested()
export async function nested(owner?: string) {
  const condition = owner ? sql`AND owner = ${owner}` : sql``
  return sql`SELECT id FROM apps WHERE deleted_at IS NULL ${condition}`
}

// call: queried('a1')
export async function queried(id: string) {
  return sql.query('SELECT name FROM apps WHERE id = $1', [id])
}

// call: unsafe('created_at')
// call: unsafe('name')
export async function unsafe(column: 'created_at' | 'name') {
  return sql`SELECT id FROM apps ORDER BY ${sql.unsafe(column)}`
}

// call: batch('a1')
export async function batch(id: string) {
  return sql.transaction([
    sql`UPDATE apps SET seen_at = now() WHERE id = ${id}`,
    sql`SELECT name FROM apps WHERE id = ${id}`,
  ])
}

// call: pooled('a1')
export async function pooled(id: string) {
  const pool = new Pool({ connectionString: 'postgres://u:p@host.example/db' })
  return pool.query('SELECT name FROM channels WHERE app_id = $1', [id])
}

// call: tagged('a1')
export async function tagged(id: string) {
  const { rows } = await vercel`SELECT id FROM apps WHERE id = ${id}`
  return rows
}

// call: tagPooled('a1')
export async function tagPooled(id: string) {
  const pool = createPool()
  await pool.sql`SELECT name FROM apps WHERE id = ${id}`
  return vercel.query('SELECT id FROM channels WHERE app_id = $1', [id])
}

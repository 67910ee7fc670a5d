import postgres from 'postgres'

const sql = postgres('postgres://localhost/apps')

export async function files() {
  return sql.file('queries/apps.sql')
}

export async function unheardOf() {
  await sql.explained('SELECT id FROM apps')
  await sql`SELECT owner FROM apps`.hinted('x').values()
  return sql`SELECT name FROM apps WHERE ${sql`true`.negated()}`
}

export async function rows() {
  const found = await sql`SELECT id FROM apps`
  await sql.end()
  return found.map((row) => row.id)
}

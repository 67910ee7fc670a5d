import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { apps } from './schema'

const db = drizzle(process.env.DATABASE_URL ?? '')

export async function unheardOf() {
  return db.fetch(apps)
}

export async function typed(client: NodePgDatabase) {
  return client.fetch(apps)
}

export async function rows() {
  const found = await db.batch([db.select({ id: apps.id }).from(apps)])
  return found.at(0)
}

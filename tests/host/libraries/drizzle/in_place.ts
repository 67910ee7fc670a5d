// Queries that their own methods change, and choices that may not be there.
import { and, count, desc, eq, gt, sql, type SQL } from 'drizzle-orm'
import type { PgSelect } from 'drizzle-orm/pg-core'
import { db } from './db'
import { apps, channels, orgs } from './schema'

// call: joinedLater(true)
// call: joinedLater(false)
export async function joinedLater(named: boolean) {
  const query = db.select({ name: apps.name }).from(apps).$dynamic()
  if (named) query.where(eq(apps.name, 'x'))
  query.innerJoin(orgs, eq(orgs.id, apps.ownerOrg))
  return await query.orderBy(orgs.name)
}

// call: twoBranches(true, true)
// call: twoBranches(true, false)
// call: twoBranches(false, true)
// call: twoBranches(false, false)
export async function twoBranches(named: boolean, joined: boolean) {
  const query = db.select({ tags: apps.tags }).from(apps).$dynamic()
  if (named) query.where(eq(apps.name, 'x'))
  if (joined) query.innerJoin(orgs, eq(orgs.id, apps.ownerOrg))
  void query.limit(1)
  return query
}

function paged<T extends PgSelect>(query: T, page: number) {
  query.limit(10).offset(page * 10)
}

// call: inHelper(2)
export function inHelper(page: number) {
  const query = db.select().from(channels).where(eq(channels.public, true)).$dynamic()
  paged(query, page)
  return query
}

// call: optional({})
// call: optional({ plan: 'team', sort: 'name' })
// call: optional({ plan: 'solo', sort: 'id' })
// call: optional({ sort: 'id' })
// call: optional({ sort: 'name' })
// call: optional({ plan: 'solo' })
export async function optional(options: { plan?: 'solo' | 'team'; sort?: 'name' | 'id' }) {
  const filters: SQL[] = []
  if (options.plan) filters.push(eq(orgs.plan, options.plan))
  let query = db.select({ id: orgs.id }).from(orgs).where(and(...filters)).$dynamic()
  if (options.sort === 'name') query = query.orderBy(orgs.name)
  else if (options.sort === 'id') query = query.orderBy(desc(orgs.id))
  return await query
}

// call: whichTable(null)
// call: whichTable(channels)
export const whichTable = (table: typeof channels | null) =>
  table ? db.select({ id: table.id }).from(table) : db.select({ id: orgs.id }).from(orgs)

let made: typeof db | undefined

function client(): typeof db {
  if (!made) made = db
  return made
}

// call: lazily()
export const lazily = () => client().query.channels.findFirst({ columns: { id: true } })

// call: atTheEnd()
export async function atTheEnd() {
  try {
    return await db.select({ at: orgs.createdAt }).from(orgs)
  } finally {
    await db.execute(sql`select ${'end'}`)
  }
}

// call: unnamed()
export const unnamed = () =>
  db
    .select({ app: channels.appId, n: count(channels.id) })
    .from(channels)
    .groupBy(channels.appId)
    .having(({ n }) => gt(n, 1))
    .orderBy(({ n, app }) => [desc(n), app])

// call: nameOfColumn()
export const nameOfColumn = () => db.execute(sql`select ${sql.identifier(apps.name.name)} from ${apps}`)

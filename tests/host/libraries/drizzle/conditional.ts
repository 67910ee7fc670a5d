import { and, desc, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import { alias, type PgSelect } from 'drizzle-orm/pg-core'
import { db, snake } from './db'
import { apps, appVersions, channels, orgs } from './schema'

// call: filtered({})
// call: filtered({ owner: 'o' })
// call: filtered({ name: 'n' })
// call: filtered({ owner: 'o', name: 'n' })
export function filtered(filter: { owner?: string; name?: string }) {
  return db
    .select({ id: apps.appId })
    .from(apps)
    .where(and(filter.owner ? eq(apps.ownerOrg, filter.owner) : undefined, filter.name ? eq(apps.name, filter.name) : undefined))
}

// call: pushed('o')
// call: pushed()
export function pushed(org?: string) {
  const conditions: SQL[] = [eq(apps.isPublic, true)]
  if (org)
    conditions.push(eq(apps.ownerOrg, org))
  return db.select({ id: apps.appId }).from(apps).where(and(...conditions))
}

// call: dynamic(true)
// call: dynamic(false)
export async function dynamic(paged: boolean) {
  let query = db.select({ id: apps.appId }).from(apps).$dynamic()
  if (paged)
    query = query.limit(10).offset(5)
  return await query
}

// call: changed(true)
// call: changed(false)
export async function changed(joined: boolean) {
  const query = db.select({ id: apps.appId, n: sql`${apps.name}` }).from(apps).$dynamic()
  if (joined)
    query.leftJoin(orgs, eq(orgs.id, apps.ownerOrg))
  return query
}

function paged<T extends PgSelect>(query: T, page: number) {
  return query.limit(20).offset(page * 20)
}

// call: paginated(1)
export const paginated = (page: number) => paged(db.select({ id: channels.id }).from(channels).$dynamic(), page)

// call: chosen(true)
// call: chosen(false)
export function chosen(ios: boolean) {
  const column = ios ? channels.ios : channels.android
  return db.select({ id: channels.id, on: column }).from(channels).where(eq(column, true))
}

function tables() {
  const app = alias(apps, 'a')
  const version = alias(appVersions, 'v')
  return { app, version, other: { org: alias(orgs, 'o') } }
}

// call: helped()
export function helped() {
  const { app, version, other: { org } } = tables()
  return db
    .select({ id: app.appId, version: version.name, org: org.name })
    .from(app)
    .innerJoin(org, eq(org.id, app.ownerOrg))
    .leftJoin(version, sql`${version.appId} = ${app.appId}`)
}

function shape(withOwner: boolean) {
  const base = { id: apps.appId, name: apps.name }
  return withOwner ? { ...base, owner: apps.ownerOrg } : base
}

// call: shaped(true)
// call: shaped(false)
export const shaped = (withOwner: boolean) => db.select(shape(withOwner)).from(apps)

function flagged(fields: Record<string, SQL>, extra: boolean) {
  if (extra)
    fields.extra = sql`${apps.tags}`
  return fields
}

// call: keyed(true)
// call: keyed(false)
export const keyed = (extra: boolean) => db.select({ id: apps.appId, ...(extra ? { tags: apps.tags } : {}) }).from(apps)

// call: flaggedOf(true)
// call: flaggedOf(false)
export const flaggedOf = (extra: boolean) => db.select(flagged({ n: sql`1` }, extra)).from(apps)

// call: cased()
export const cased = () => snake.select({ name: apps.name }).from(apps).where(eq(apps.name, 'x'))

// call: either('x')
// call: either()
export const either = (name?: string) =>
  db
    .select({ id: apps.appId })
    .from(apps)
    .where(or(gt(apps.createdAt, sql`now()`), name ? eq(apps.name, name) : sql`${apps.name} is null`))
    .orderBy(name ? apps.name : desc(apps.createdAt))

// call: switched('a')
// call: switched('b')
// call: switched('c')
export async function switched(kind: string) {
  let condition: SQL | undefined
  switch (kind) {
    case 'a':
      condition = eq(apps.name, 'a')
      break
    case 'b':
      condition = sql`${apps.tags} is null`
      break
    default:
      condition = undefined
  }
  return db.select({ id: apps.appId }).from(apps).where(condition)
}

// call: sorted('x')
// call: sorted()
export const sorted = (text?: string) =>
  db
    .select({ id: apps.appId })
    .from(apps)
    .orderBy(...(text ? [sql`word_similarity(${text}, ${apps.name}) desc`, desc(apps.createdAt)] : [desc(apps.createdAt)]))

// call: searched('x')
// call: searched('*')
export const searched = (text: string) => {
  const isSearch = text && text !== '*'
  return db
    .select({ name: apps.name })
    .from(apps)
    .orderBy(...(isSearch ? [sql`word_similarity(${text}, ${apps.name}) desc`, apps.name] : [apps.name]))
}

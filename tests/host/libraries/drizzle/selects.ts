import {
  and,
  arrayContained,
  arrayContains,
  arrayOverlaps,
  asc,
  avg,
  between,
  count,
  countDistinct,
  desc,
  eq,
  exists,
  getTableColumns,
  gt,
  gte,
  ilike,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  max,
  min,
  ne,
  not,
  notBetween,
  notExists,
  notIlike,
  notInArray,
  notLike,
  or,
  sql,
  sum,
} from 'drizzle-orm'
import { alias, except, exceptAll, intersect, QueryBuilder, union, unionAll } from 'drizzle-orm/pg-core'
import { db } from './db'
import {
  apps,
  appVersions,
  channelDevices,
  channels,
  credits,
  daily,
  invoices,
  ledger,
  orgs,
  orgUsage,
  owner,
  top,
} from './schema'

// call: everything()
export const everything = () => db.select().from(apps)

// call: some('a1')
export async function some(id: string) {
  return await db.select({ id: apps.appId, name: apps.name }).from(apps).where(eq(apps.appId, id)).limit(1)
}

// call: distinct()
export const distinct = () => db.selectDistinct({ name: channels.name }).from(channels).orderBy(channels.name)

// call: distinctOn()
export const distinctOn = () =>
  db
    .selectDistinctOn([channels.appId, channels.name], { id: channels.id })
    .from(channels)
    .orderBy(channels.appId, desc(channels.name))

// call: joins()
export const joins = () =>
  db
    .select({ app: apps.appId, org: { id: orgs.id, name: orgs.name }, version: appVersions })
    .from(apps)
    .innerJoin(orgs, eq(apps.ownerOrg, orgs.id))
    .leftJoin(appVersions, and(eq(appVersions.appId, apps.appId), eq(appVersions.deleted, false)))
    .where(or(isNull(apps.lastVersion), isNotNull(orgs.plan)))

// call: allOfJoins()
export const allOfJoins = () => db.select().from(apps).rightJoin(orgs, eq(apps.ownerOrg, orgs.id)).fullJoin(daily, eq(daily.appId, apps.appId))

// call: crossed()
export const crossed = () => db.select({ a: apps.appId, b: channels.id }).from(apps).crossJoin(channels)

// call: aliased()
export function aliased() {
  const parent = alias(orgs, 'parent')
  return db
    .select({ id: owner.id, parent: parent.name })
    .from(owner)
    .leftJoin(parent, eq(parent.id, owner.id))
    .where(gt(owner.credits, '5'))
}

// call: aliasOfItsName()
export function aliasOfItsName() {
  const same = alias(orgs, 'orgs')
  const devices = alias(channelDevices, 'channel_devices')
  return db.select({ id: same.id }).from(same).innerJoin(devices, eq(devices.appId, sql`'x'`))
}

// call: inSchema()
export const inSchema = () =>
  db
    .select({ id: invoices.id, total: ledger.total })
    .from(invoices)
    .innerJoin(ledger, eq(ledger.orgId, invoices.orgId))
    .where(eq(invoices.state, 'paid'))

// call: inSchemaAliased()
export function inSchemaAliased() {
  const i = alias(invoices, 'i')
  const j = alias(invoices, 'j')
  return db.select().from(i).leftJoin(j, eq(i.id, j.id)).where(ne(i.total, '0'))
}

// call: views()
export const views = () =>
  db
    .select({ org: orgUsage.orgId, installs: orgUsage.installs, credits: credits.available })
    .from(orgUsage)
    .leftJoin(credits, eq(credits.orgId, orgUsage.orgId))
    .orderBy(desc(orgUsage.installs))

// call: oneView()
export const oneView = () => db.select().from(orgUsage)

// call: existingView()
export const existingView = () => db.select().from(credits).where(gt(credits.available, '0'))

// call: materialized()
export const materialized = () => db.select().from(top)

// call: aliasedView()
export function aliasedView() {
  const c = alias(credits, 'c')
  return db.select({ id: orgs.id, n: c.available }).from(orgs).innerJoin(c, eq(c.orgId, orgs.id))
}

// call: renamed()
export const renamed = () =>
  db
    .select({ day: daily.day, n: sum(daily.installs) })
    .from(daily)
    .groupBy(daily.day)
    .having(gt(sum(daily.installs), 10))

// call: joinedRenamed()
export const joinedRenamed = () => db.select().from(apps).leftJoin(daily, eq(daily.appId, apps.appId))

// call: operators(['a'], 1)
export function operators(names: string[], low: number) {
  return db
    .select({ id: apps.appId })
    .from(apps)
    .where(
      and(
        ne(apps.name, 'x'),
        gte(apps.createdAt, new Date()),
        lte(apps.createdAt, new Date()),
        lt(apps.updatedAt, sql`now()`),
        like(apps.name, 'a%'),
        notLike(apps.name, 'b%'),
        ilike(apps.name, 'c%'),
        notIlike(apps.name, 'd%'),
        inArray(apps.appId, ['a', 'b']),
        notInArray(apps.appId, ['c']),
        inArray(apps.appId, []),
        notInArray(apps.appId, []),
        between(apps.createdAt, new Date(), new Date()),
        notBetween(apps.createdAt, new Date(), new Date()),
        not(eq(apps.isPublic, true)),
        arrayContains(apps.tags, ['x']),
        arrayContained(apps.tags, ['x', 'y']),
        arrayOverlaps(apps.tags, ['z']),
        or(eq(apps.name, 'p'), undefined, and()),
      ),
    )
}

// call: subqueries()
export const subqueries = () =>
  db
    .select({ id: orgs.id })
    .from(orgs)
    .where(
      and(
        exists(db.select({ one: sql`1` }).from(apps).where(eq(apps.ownerOrg, orgs.id))),
        notExists(db.select().from(invoices).where(eq(invoices.orgId, orgs.id))),
        inArray(orgs.id, db.select({ id: apps.ownerOrg }).from(apps)),
        notInArray(orgs.id, db.select({ id: invoices.orgId }).from(invoices)),
        arrayContains(apps.tags, db.select({ tags: apps.tags }).from(apps)),
      ),
    )

// call: derived()
export function derived() {
  const latest = db
    .select({ appId: appVersions.appId, newest: max(appVersions.id).as('newest'), n: count().as('n') })
    .from(appVersions)
    .groupBy(appVersions.appId)
    .as('latest')
  return db
    .select({ name: apps.name, newest: latest.newest, n: latest.n, app: latest.appId })
    .from(apps)
    .innerJoin(latest, eq(latest.appId, apps.appId))
    .where(gt(latest.n, 1))
    .orderBy(latest.newest, asc(latest.appId))
}

// call: fromDerived()
export function fromDerived() {
  const inner = db.select().from(channels).where(eq(channels.public, true)).as('inner')
  return db.select().from(inner).where(eq(inner.name, 'x'))
}

// call: joinedDerived()
export function joinedDerived() {
  const inner = db.select({ app: channels.appId, n: count().as('n') }).from(channels).groupBy(channels.appId).as('inner')
  return db.select().from(apps).leftJoin(inner, eq(inner.app, apps.appId))
}

// call: scalar()
export const scalar = () =>
  db
    .select({
      id: orgs.id,
      apps: db.$count(apps, eq(apps.ownerOrg, orgs.id)),
      newest: db.select({ v: max(apps.createdAt).as('v') }).from(apps).where(eq(apps.ownerOrg, orgs.id)).as('newest'),
    })
    .from(orgs)

// call: ctes()
export function ctes() {
  const open = db.$with('open').as(db.select().from(invoices).where(eq(invoices.state, 'open')))
  const totals = db.$with('totals').as((qb) => qb.select({ org: open.orgId, total: sum(open.total).as('total') }).from(open).groupBy(open.orgId))
  return db
    .with(open, totals)
    .select({ name: orgs.name, total: totals.total })
    .from(orgs)
    .innerJoin(totals, eq(totals.org, orgs.id))
    .where(gt(totals.total, '1'))
}

// call: cteOfSql()
export function cteOfSql() {
  const raw = db.$with('raw', { id: sql<string>`id`.as('id') }).as(sql`select id from orgs`)
  return db.with(raw).select({ id: raw.id }).from(raw)
}

// call: recursive()
export function recursive() {
  const base = db.$with('base').as(db.select({ id: orgs.id, name: orgs.name }).from(orgs))
  return db.with(base).select().from(base).where(exists(db.select().from(apps).where(eq(apps.ownerOrg, base.id))))
}

// call: laterals()
export function laterals() {
  const last = db
    .select({ name: appVersions.name })
    .from(appVersions)
    .where(eq(appVersions.appId, apps.appId))
    .orderBy(desc(appVersions.id))
    .limit(1)
    .as('last')
  return db.select({ id: apps.appId, last: last.name }).from(apps).leftJoinLateral(last, sql`true`).crossJoinLateral(db.select({ one: sql`1`.as('one') }).from(orgs).as('ones'))
}

// call: sets()
export const sets = () =>
  db
    .select({ id: apps.appId })
    .from(apps)
    .where(eq(apps.isPublic, true))
    .union(db.select({ id: channels.appId }).from(channels))
    .unionAll(db.select({ id: daily.appId }).from(daily))
    .orderBy(asc(apps.appId))
    .limit(5)
    .offset(2)

// call: setFunctions()
export const setFunctions = () =>
  union(
    db.select({ id: apps.appId }).from(apps),
    db.select({ id: channels.appId }).from(channels),
    db.select({ id: daily.appId }).from(daily),
  ).orderBy(sql`${apps.appId} desc`)

// call: otherSets()
export const otherSets = async () => {
  const a = db.select({ id: apps.appId }).from(apps)
  const b = db.select({ id: channels.appId }).from(channels)
  await unionAll(a, b)
  await intersect(db.select({ id: apps.appId }).from(apps), b)
  await except(db.select({ id: apps.appId }).from(apps), b)
  await exceptAll(db.select({ id: apps.appId }).from(apps), b).limit(1)
  await db.select({ id: apps.appId }).from(apps).intersectAll(b)
  await db
    .select({ id: apps.appId })
    .from(apps)
    .except(({ union }) => union(db.select({ id: channels.appId }).from(channels), b))
}

// call: locked()
export const locked = async () => {
  await db.select({ id: apps.appId }).from(apps).for('update')
  await db.select({ id: apps.appId }).from(apps).innerJoin(orgs, eq(orgs.id, apps.ownerOrg)).for('no key update', { of: apps })
  await db.select({ id: apps.appId }).from(apps).for('share', { noWait: true })
  await db.select({ id: apps.appId }).from(apps).for('key share', { of: [apps], skipLocked: true }).limit(1)
}

// call: callbacks()
export const callbacks = () =>
  db
    .select({ id: apps.appId, upper: sql<string>`upper(${apps.name})`.as('upper'), low: sql`lower(${apps.name})` })
    .from(apps)
    .where((fields) => and(eq(fields.id, 'x'), eq(fields.upper, 'Y')))
    .groupBy((fields) => [fields.id, fields.upper])
    .having(({ id }) => gt(count(id), 1))
    .orderBy((fields) => [desc(fields.upper), fields.id])

// call: joinedCallback()
export const joinedCallback = () => db.select().from(apps).leftJoin(orgs, (fields) => eq(fields.apps.ownerOrg, orgs.id))

// call: columnsOf()
export function columnsOf() {
  const { createdAt, ...rest } = getTableColumns(apps)
  return db.select({ ...rest, at: createdAt, org: orgs.name }).from(apps).innerJoin(orgs, eq(orgs.id, apps.ownerOrg))
}

// call: aggregates()
export const aggregates = () =>
  db
    .select({
      n: count(),
      ids: count(apps.appId),
      owners: countDistinct(apps.ownerOrg),
      first: min(apps.createdAt),
      average: avg(daily.installs),
    })
    .from(apps)
    .leftJoin(daily, eq(daily.appId, apps.appId))

// call: counted()
export const counted = () => db.$count(apps)

// call: countedWhere(true)
export const countedWhere = (isPublic: boolean) => db.$count(apps, eq(apps.isPublic, isPublic))

// call: countedOf()
export const countedOf = () => db.$count(db.select().from(apps).as('a'))

// call: fromSql()
export const fromSql = () =>
  db.select({ n: sql<number>`n` }).from(sql`generate_series(1, ${3}) as n`).where(sql`n > 1`)

// call: standalone()
export const standalone = () => {
  const qb = new QueryBuilder()
  return db.select({ id: orgs.id }).from(orgs).where(inArray(orgs.id, qb.select({ id: apps.ownerOrg }).from(apps)))
}

// call: prepared()
export const prepared = () =>
  db.select({ id: apps.appId }).from(apps).where(eq(apps.appId, sql.placeholder('id'))).limit(sql.placeholder('n')).prepare('one').execute({ id: 'x', n: 1 })

// call: unnamedColumn()
export const unnamedColumn = () => db.select({ n: apps.name }).from(apps).where(eq(apps.name, 'n'))

// call: offsets(0, undefined)
export const offsets = (skip: number, take?: number) => db.select({ id: apps.appId }).from(apps).limit(10).offset(5)

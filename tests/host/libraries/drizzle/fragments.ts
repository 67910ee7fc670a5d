import { and, asc, desc, eq, getTableName, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { alias, type PgColumn } from 'drizzle-orm/pg-core'
import { db } from './db'
import { apps, appVersions, billing, channels, credits, invoices, orgs, orgUsage, owner, plan } from './schema'

// call: executed('a1')
export const executed = (id: string) =>
  db.execute(sql`SELECT ${apps.appId}, ${orgs.name} FROM ${apps} JOIN ${orgs} ON ${orgs.id} = ${apps.ownerOrg} WHERE ${apps.appId} = ${id}`)

// call: executedText()
export const executedText = () => db.execute('select 1')

// call: executedQuery()
export const executedQuery = () => db.execute(db.select({ id: orgs.id }).from(orgs))

// call: names()
export const names = () =>
  db.execute(
    sql`select ${sql.identifier('a"b')}, ${sql.raw('now()')}, ${sql.param(5)}, ${null}, ${undefined}, ${true} from ${invoices}, ${billing}.ledger, ${credits} where ${invoices.total} > 0 and x = 'solo'::${plan}`,
  )

// call: lists(['a', 'b'])
export async function lists(ids: string[]) {
  await db.execute(sql`select 1 from apps where app_id in ${['x', 'y']}`)
  await db.execute(sql`select 1 from apps where app_id in (${sql.join([sql`${1}`, sql`${2}`], sql`, `)})`)
  await db.execute(sql.join([sql`select`, sql`1`, sql.empty()], sql.raw(' ')))
  await db.execute(sql`select ${sql.join([apps.appId, apps.name], sql`, `)} from ${apps}`)
}

// call: nested()
export const nested = () => {
  const inner = db.select({ id: apps.appId }).from(apps).where(eq(apps.ownerOrg, orgs.id))
  const named = db.select({ id: orgs.id }).from(orgs).as('o')
  return db.execute(sql`select exists ${inner}, count(*) from ${named} where ${named.id} is not null`)
}

// call: appended()
export const appended = () => {
  const query = sql`select 1 from ${apps}`
  query.append(sql` where ${apps.appId} = ${'x'}`)
  return db.execute(query)
}

// call: inlined()
export const inlined = () => db.execute(sql`select ${1}, ${'it'}, ${false} from ${apps}`.inlineParams())

// call: conditioned(true)
export const conditioned = (flag: boolean) => db.select({ id: apps.appId }).from(apps).where(sql`${apps.name} is null`.if(true))

// call: shared()
export function shared() {
  const active = sql`${apps.isPublic} and not ${apps.name} = 'x'`
  return db.select({ active: sql<boolean>`${active}` }).from(apps).where(active)
}

function isOwnedBy(column: PgColumn, org: string): SQL {
  return sql`${column} = ${org}`
}

// call: owned('o')
export const owned = (org: string) =>
  db.select({ id: apps.appId }).from(apps).innerJoin(orgs, isOwnedBy(orgs.id, org)).where(isOwnedBy(apps.ownerOrg, org))

// A gate that opens: the qualifier is dropped.
// call: gate()
export const gate = () =>
  db
    .select({
      id: apps.appId,
      paying: sql<boolean>`EXISTS (SELECT 1 FROM ${orgs} WHERE ${orgs.id} = ${apps.ownerOrg} AND ${orgs.plan} <> 'solo')`,
    })
    .from(apps)

// Always true: both columns are those of the inner table.
// call: openGate()
export const openGate = () =>
  db
    .select({
      id: channels.id,
      known: sql<boolean>`EXISTS (SELECT 1 FROM ${appVersions} WHERE ${appVersions.appId} = ${channels.appId})`,
    })
    .from(channels)

// call: gateInside()
export const gateInside = () => {
  const exists = sql`EXISTS (SELECT 1 FROM ${credits} WHERE ${credits.orgId} = ${apps.ownerOrg})`
  return db.select({ id: apps.appId, rich: sql<boolean>`(${exists}) OR ${apps.isPublic}`.as('rich') }).from(apps)
}

// call: gateWithJoin()
export const gateWithJoin = () =>
  db
    .select({ id: apps.appId, paying: sql`EXISTS (SELECT 1 FROM ${channels} WHERE ${channels.appId} = ${apps.appId})` })
    .from(apps)
    .innerJoin(orgs, eq(orgs.id, apps.ownerOrg))

// call: gateInWhere()
export const gateInWhere = () =>
  db
    .select({ id: apps.appId })
    .from(apps)
    .where(sql`EXISTS (SELECT 1 FROM ${orgs} WHERE ${orgs.id} = ${apps.ownerOrg})`)

// call: aliasInHole()
export const aliasInHole = () => {
  const o = alias(orgs, 'o')
  return db.select({ id: apps.appId }).from(apps).where(sql`EXISTS (SELECT 1 FROM ${o} WHERE ${o.id} = ${apps.ownerOrg})`)
}

// call: viewInHole()
export const viewInHole = () =>
  db.select({ id: orgs.id }).from(orgs).where(sql`EXISTS (SELECT 1 FROM ${orgUsage} WHERE ${orgUsage.orgId} = ${orgs.id})`)

// call: ordered()
export const ordered = () =>
  db.select({ id: apps.appId }).from(apps).orderBy(sql`${apps.name} nulls last`, asc(sql`lower(${apps.name})`), desc(apps.createdAt))

// call: grouped()
export const grouped = () =>
  db
    .select({ day: sql`date_trunc('day', ${apps.createdAt})`.as('day'), n: sql<number>`count(*)::int` })
    .from(apps)
    .groupBy(sql`1`)

// call: named()
export const named = () => db.execute(sql`select 1 from ${sql.identifier(getTableName(apps))} join ${owner} on true`)

// call: jsonb()
export const jsonb = () =>
  db
    .select({ files: sql<unknown>`json_agg(${appVersions})`.as('files'), row: sql`to_jsonb(${orgs}.*)->>'name'` })
    .from(orgs)
    .innerJoin(apps, eq(apps.ownerOrg, orgs.id))
    .innerJoin(appVersions, eq(appVersions.appId, apps.appId))

// call: aliasedInWhere()
export const aliasedInWhere = () => {
  const lower = sql<string>`lower(${apps.name})`.as('lower_name')
  return db.select({ lower }).from(apps).where(eq(lower, 'x')).orderBy(lower)
}

// call: arrays()
export const arrays = () => {
  const conditions = [isNull(apps.name), inArray(apps.appId, ['a'])]
  return db.select({ id: apps.appId }).from(apps).where(and(...conditions))
}

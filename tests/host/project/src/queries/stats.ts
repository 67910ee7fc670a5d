import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { database } from '../database'
import { apps, appVersions, channels, orgs, stripeInfo } from '../schema'

const countBy = (table: PgTable, column: PgColumn) =>
  database
    .select({ value: column, count: sql<number>`count(*)` })
    .from(table)
    .groupBy(column)

export const appsByOwner = () => countBy(apps, apps.ownerOrg)

export const versionsByApp = () => countBy(appVersions, appVersions.appId)

export async function busyApps(since: Date, onlyPublic: boolean) {
  const recent = database.$with('recent').as(
    database
      .select({ appId: appVersions.appId })
      .from(appVersions)
      .where(gt(appVersions.createdAt, since))
      .groupBy(appVersions.appId)
      .having(sql`count(*) > ${10}`),
  )
  return database
    .with(recent)
    .select({ appId: apps.appId, name: apps.name })
    .from(apps)
    .innerJoin(recent, eq(recent.appId, apps.appId))
    .where(onlyPublic
      ? sql`EXISTS (
          SELECT 1 FROM ${channels}
          WHERE ${channels.appId} = ${apps.appId} AND ${channels.public}
        )`
      : sql`${apps.createdAt} > ${since}`)
    .orderBy(sql`lower(${apps.name}) DESC`)
}

export async function payingOrgs(ids: string[]) {
  const payers = await database.execute(sql`
    SELECT ${orgs.id} AS org_id, ${orgs.name} AS org_name
    FROM ${orgs}
    JOIN ${stripeInfo} ON ${stripeInfo.customerId} = ${orgs.customerId}
    WHERE ${stripeInfo.status} IN ('succeeded', 'updated')
      AND ${inArray(orgs.id, ids)}
    ORDER BY ${orgs.name}
  `)
  return payers.rows
}

export async function unusedApps(owner: string) {
  return database
    .select({ appId: apps.appId })
    .from(apps)
    .leftJoin(channels, eq(channels.appId, apps.appId))
    .where(and(eq(apps.ownerOrg, owner), sql`${channels.id} IS NULL`))
}

export const orgNames = (ids: string[]) =>
  database.query.orgs.findMany({
    columns: { id: true, name: true },
    where: (org, { inArray: within }) => within(org.id, ids),
    orderBy: (org, { asc }) => asc(org.name),
    limit: 100,
  })

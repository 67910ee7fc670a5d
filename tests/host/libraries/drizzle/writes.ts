import { and, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from './db'
import { apps, appVersions, channelDevices, channels, daily, invoices, orgs, top } from './schema'

// call: created('a', 'o')
export const created = (id: string, org: string) => db.insert(apps).values({ appId: id, ownerOrg: org })

// call: createdMany()
export const createdMany = () =>
  db
    .insert(channels)
    .values([
      { id: 1n, appId: 'a', name: 'x' },
      { id: 2n, appId: 'b', name: sql`lower('Y')`, ios: false },
    ])
    .returning()

// call: createdGenerated()
export const createdGenerated = () =>
  db.insert(appVersions).overridingSystemValue().values({ id: 1, appId: 'a', name: 'v' } as never).returning({ id: appVersions.id })

// call: ignored()
export const ignored = async () => {
  await db.insert(orgs).values({ name: 'x' }).onConflictDoNothing()
  await db.insert(orgs).values({ name: 'x' }).onConflictDoNothing({ target: orgs.id })
  await db.insert(channelDevices).values({ deviceId: 'd', channelId: 1, appId: 'a' }).onConflictDoNothing({
    target: [channelDevices.deviceId, channelDevices.appId],
    where: sql`channel_id > 1`,
  })
}

// call: upserted()
export const upserted = () =>
  db
    .insert(channelDevices)
    .values({ deviceId: 'd', channelId: 1, appId: 'a' })
    .onConflictDoUpdate({
      target: [channelDevices.deviceId, channelDevices.appId],
      targetWhere: sql`channel_id > 0`,
      set: { channelId: sql`excluded.channel_id`, at: '2026-01-01' },
      setWhere: eq(channelDevices.channelId, 5),
    })
    .returning({ id: channelDevices.deviceId, upper: sql`upper(${channelDevices.appId})` })

// call: upsertedOne()
export const upsertedOne = () =>
  db
    .insert(orgs)
    .values({ name: 'x', plan: 'solo' })
    .onConflictDoUpdate({ target: orgs.id, set: { name: 'y' }, where: eq(orgs.plan, 'solo') })

// call: copied()
export const copied = async () => {
  await db.insert(daily).select(
    db
      .select({ id: sql<number>`1`.as('id'), appId: apps.appId, day: sql<string>`'x'`.as('day'), installs: sql<number>`0`.as('installs') })
      .from(apps),
  )
  await db.insert(daily).select(sql`select 1, app_id, 'x', 0 from ${apps}`)
}

// call: updated('a')
export const updated = async (id: string) => {
  await db.update(apps).set({ name: 'x', isPublic: undefined, lastVersion: null }).where(eq(apps.appId, id))
  await db.update(daily).set({ installs: sql`${daily.installs} + 1` }).where(and(eq(daily.appId, id), eq(daily.day, 'd'))).returning({ n: daily.installs })
  await db.update(orgs).set({ credits: orgs.credits, settings: { a: 1 } })
  await db.update(invoices).set({ state: 'paid' }).where(inArray(invoices.id, [1, 2])).returning()
}

// call: updatedFrom()
export const updatedFrom = async () => {
  await db
    .update(apps)
    .set({ name: orgs.name })
    .from(orgs)
    .leftJoin(invoices, eq(invoices.orgId, orgs.id))
    .where(eq(apps.ownerOrg, orgs.id))
    .returning({ id: apps.appId, org: orgs.id })
  const a = alias(daily, 'a')
  await db.update(a).set({ installs: 0 }).where(eq(a.id, 1))
  await db.update(daily).set({ installs: 1 }).from(apps).returning()
}

// call: deleted('a')
export const deleted = async (id: string) => {
  await db.delete(channels).where(eq(channels.appId, id))
  await db.delete(appVersions).returning()
  await db.delete(invoices).where(eq(invoices.state, 'open')).returning({ id: invoices.id })
}

// call: withWrites()
export const withWrites = async () => {
  const gone = db.$with('gone').as(db.select({ id: apps.appId }).from(apps))
  await db.with(gone).delete(channels).where(inArray(channels.appId, sql`(select * from ${gone})`))
  await db.with(gone).update(apps).set({ name: 'x' }).where(inArray(apps.appId, db.select().from(gone)))
  await db.with(gone).insert(daily).values({ appId: 'x' })
  const moved = db.$with('moved').as(db.delete(channels).returning({ id: channels.id }))
  await db.with(moved).select().from(moved)
}

// call: refreshed()
export const refreshed = async () => {
  await db.refreshMaterializedView(top)
  await db.refreshMaterializedView(top).concurrently()
  await db.refreshMaterializedView(top).withNoData()
}

// call: transacted('a')
export const transacted = (id: string) =>
  db.transaction(async (tx) => {
    const [app] = await tx.select({ id: apps.appId, owner: apps.ownerOrg }).from(apps).where(eq(apps.appId, id)).for('update')
    await tx.update(orgs).set({ name: 'seen' }).where(eq(orgs.id, app?.owner ?? 'none'))
    await tx.transaction(async (inner) => {
      await inner.execute(sql`select pg_advisory_xact_lock(${1})`)
    })
    return tx.delete(channels).where(eq(channels.appId, id))
  })

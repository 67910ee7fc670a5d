// Chains that were drawn at random, to be held against what the library sends.
import { and, asc, avg, between, count, countDistinct, desc, eq, exists, gt, gte, ilike, inArray, isNotNull, isNull, like, lt, lte, max, min, ne, not, notBetween, notExists, notIlike, notInArray, notLike, or, sql, sum } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from './db'
import { apps, appVersions, channelDevices, channels, credits, daily, invoices, ledger, orgs, orgUsage } from './schema'

// call: q0()
export function q0() {
  const s1 = db.select({ k0: sql`1`.as('n_k0') }).from(credits).leftJoin(invoices, gte(sql`lower(${credits.orgId})`, sql`now()`)).where(notBetween(credits.orgId, null, new Date())).as('s1')
  const a2 = alias(invoices, 'invoices')
  return db.select({ k0: sql`lower(${a2.state})`, k1: count().as('n_k1'), k2: count(s1.k0), k3: sql`${a2.id} || ${sql.param(7)}`.as('n_k3') }).from(s1).rightJoin(credits, sql`${credits.orgId} = ${s1.k0} and ${lte(sql`1`, credits.orgId)}`).fullJoin(a2, notBetween(s1.k0, null, new Date())).where(isNotNull(a2.total)).orderBy(desc(sql`${a2.total} || ${null}`))
}

// call: q1()
export function q1() {
  const a2 = alias(channels, 'channels')
  const s4 = db.selectDistinct({ k0: sql`1`.as('n_k0'), k1: sql`lower(${orgs.settings})`.as('n_k1') }).from(orgs).crossJoin(orgUsage).where(notInArray(sql`${orgs.settings}`, [])).orderBy(sum(orgs.id)).as('s4')
  const s3 = db.select({ k0: s4.k1, k1: s4.k0, k2: min(s4.k1).as('n_k2'), k3: s4.k0 }).from(s4).where(sql`${s4.k1} = ${s4.k1} and ${like(s4.k0, s4.k1)}`).orderBy(sql`${s4.k0} || ${new Date()}`, desc(s4.k1)).limit(0).as('s3')
  const s1 = db.$with('s1').as(db.select({ k0: sql`${a2.version} || ${['a', 'b']}`.as('n_k0'), k1: a2.id, k2: sql`lower(${s3.k3})`.as('n_k2'), k3: avg(a2.id).as('n_k3') }).from(a2).crossJoin(s3).where(gt(a2.appId, a2.name)).having(inArray(sql`${a2.id}`, [])))
  return db.with(s1).select({ k0: apps.tags, k1: sql`coalesce(${sql`coalesce(${s1.k3}, ${sql`1`})`}, ${countDistinct(s1.k2)})`.as('n_k1'), k2: apps.slug }).from(s1).leftJoin(apps, inArray(apps.name, sql`(1)`))
}

// call: q2()
export function q2() {
  const a1 = alias(apps, 'a1')
  return db.select({ k0: a1.isPublic, k1: sql`lower(${a1.tags})`.as('n_k1') }).from(a1).limit(0)
}

// call: q3()
export function q3() {
  return db.select({ k0: sql`${appVersions.checksum} || ${5}`, k1: appVersions.id, k2: sql`1`.as('n_k2') }).from(appVersions).where(sql`${appVersions.checksum} = ${sql`now()`} and ${not(between(appVersions.id, new Date(), 5))}`).orderBy(desc(appVersions.appId), appVersions.id)
}

// call: q4()
export function q4() {
  const s1 = db.select({ k0: credits.available }).from(credits).where(not(or(isNull(credits.available), lt(credits.available, credits.orgId), and(inArray(credits.available, [1, 2]))))).groupBy(sql`1`, sql`lower(${credits.available})`).having(ne(credits.available, null)).as('s1')
  return db.select({ k0: avg(s1.k0) }).from(s1).where(sql`true`).orderBy(asc(s1.k0)).limit(1).offset(1)
}

// call: q5()
export function q5() {
  return db.delete(channelDevices)
}

// call: q6()
export function q6() {
  const a1 = alias(appVersions, 'a1')
  return db.select({ k0: channels.version }).from(a1).rightJoin(channels, and(not(lt(sql`lower(${channels.appId})`, a1.deleted)), gte(channels.ios, 'x'), notBetween(a1.name, sql`now()`, new Date()))).where(between(channels.name, null, sql.param(7))).orderBy(asc(sql`${channels.ios} || ${sql`now()`}`), a1.appId)
}

// call: q7()
export function q7() {
  const s1 = db.selectDistinctOn([channelDevices.at], { k0: sql`coalesce(${sql`coalesce(${sql`1`}, ${sql`${channelDevices.channelId} || ${true}`})`}, ${channelDevices.channelId})`.as('n_k0') }).from(channelDevices).crossJoin(credits).limit(0).as('s1')
  return db.select({ k0: s1.k0, k1: sql`1`.as('n_k1'), k2: max(s1.k0) }).from(s1).limit(10)
}

// call: q8()
export function q8() {
  return db.select({ k0: apps.isPublic, k1: apps.appId, k2: sql`${apps.appId} || ${['a', 'b']}` }).from(invoices).rightJoin(apps, lte(apps.name, 'x')).where(ilike(invoices.orgId, apps.tags)).limit(0)
}

// call: q9()
export function q9() {
  return db.update(invoices).set({ orgId: 1 as never, id: sql`1 + ${invoices.state}` as never }).where(or(undefined)).returning({ a: sql`${invoices.state} || ${['a', 'b']}`, b: invoices.id })
}

// call: q10()
export function q10() {
  const a1 = alias(daily, 'daily')
  const a5 = alias(channelDevices, 'channelDevices')
  const s4 = db.$with('s4').as(db.select({ k0: sql`${a5.channelId} || ${['a', 'b']}`.as('n_k0'), k1: countDistinct(a5.appId).as('n_k1'), k2: count().as('n_k2'), k3: ledger.orgId }).from(a5).innerJoin(ledger, and(sql`${a5.appId} = ${5} and ${notBetween(ledger.total, 'x', new Date())}`, and(not(sql`${ledger.orgId} = ${a5.appId} and ${ledger.orgId}`), not(sql`${ledger.orgId} = ${a5.channelId} and ${ledger.orgId}`), sql`${a5.at} = ${true} and ${lte(a5.deviceId, ['a', 'b'])}`), or(between(a5.channelId, null, sql.param(7)), lte(countDistinct(ledger.total), ['a', 'b']), undefined))).groupBy(a5.at, sql`1`).orderBy(count()))
  const s6 = db.$with('s6').as(db.select({ k0: sql`lower(${appVersions.checksum})`.as('n_k0'), k1: appVersions.appId, k2: count().as('n_k2'), k3: appVersions.id }).from(appVersions).where(ilike(appVersions.id, 'a%')).having(and(or(isNull(appVersions.name), between(appVersions.appId, null, new Date()), gte(min(appVersions.appId), appVersions.deleted), undefined), isNull(appVersions.deleted), sql`${appVersions.id} = ${'x'} and ${sql`${appVersions.name} = ${appVersions.deleted} and ${sql`${appVersions.checksum} = ${true} and ${appVersions.checksum}`}`}`, undefined)))
  const s3 = db.select({ k0: s6.k0, k1: avg(s4.k1).as('n_k1') }).from(s4).fullJoin(s6, and(undefined)).where(between(s6.k0, ['a', 'b'], new Date())).orderBy(desc(s4.k2)).as('s3')
  const s2 = db.selectDistinctOn([credits.available, s3.k1], { k0: sql`1`.as('n_k0') }).from(credits).crossJoin(s3).groupBy(count(), count()).orderBy(desc(credits.available)).as('s2')
  return db.with(s4, s6).select({ k0: a1.installs, k1: sum(a1.id).as('n_k1'), k2: s2.k0 }).from(a1).innerJoin(s2, sql`${s2.k0} = ${s2.k0} and ${eq(a1.id, a1.installs)}`).rightJoin(ledger, gt(a1.id, ledger.orgId)).where(isNotNull(ledger.total)).orderBy(sql`1`, countDistinct(ledger.orgId)).offset(0)
}

// call: q11()
export function q11() {
  return db.selectDistinctOn([daily.appId], { k0: sql`${daily.id} || ${sql`now()`}`, k1: count(daily.day).as('n_k1'), k2: daily.day, k3: daily.id }).from(daily).where(sql`true`)
}

// call: q12()
export function q12() {
  const a1 = alias(apps, 'a1')
  return db.select({ k0: sql`1`.as('n_k0'), k1: sql`lower(${channelDevices.at})` }).from(a1).leftJoin(channelDevices, or(isNotNull(channelDevices.appId), notLike(a1.createdAt, 'a%'), undefined)).orderBy(sql`${channelDevices.appId} || ${5}`)
}

// call: q13()
export function q13() {
  return db.delete(channelDevices).where(isNotNull(channelDevices.at)).returning({ a: channelDevices.at, b: channelDevices.channelId })
}

// call: q14()
export function q14() {
  const a1 = alias(channels, 'a1')
  return db.select({ k0: sql`${channels.name} || ${sql`now()`}`, k1: sql`1`, k2: sql`${channels.ios} || ${new Date()}`.as('n_k2'), k3: sql`1` }).from(channels).innerJoin(a1, and(lt(a1.version, sql.param(7)), lte(channels.public, a1.name), sql`${a1.name} = ${a1.name} and ${notInArray(sql`${a1.name}`, [sql`1`, 2])}`))
}

// call: q15()
export function q15() {
  return db.select().from(daily).fullJoin(apps, isNull(apps.name)).orderBy(apps.ownerOrg, asc(apps.lastVersion))
}

// call: q16()
export function q16() {
  return db.selectDistinct({ k0: appVersions.id }).from(appVersions).groupBy(appVersions.deleted).orderBy(sql`lower(${appVersions.id})`)
}

// call: q17()
export function q17() {
  return db.select({ k0: max(apps.lastVersion), k1: apps.slug, k2: apps.createdAt }).from(apps).offset(1)
}

// call: q18()
export function q18() {
  const a1 = alias(appVersions, 'a1')
  const s3 = db.$with('s3').as((qb) => qb.select({ k0: sum(credits.available).as('n_k0') }).from(credits).where(ilike(credits.orgId, credits.available)).orderBy(asc(sql`${credits.orgId} || ${true}`)))
  const s2 = db.selectDistinctOn([s3.k0, s3.k0], { k0: s3.k0, k1: sql`${s3.k0} || ${sql.param(7)}`.as('n_k1'), k2: s3.k0, k3: count().as('n_k3') }).from(s3).where(inArray(s3.k0, sql`(1)`)).having(ne(s3.k0, 5)).as('s2')
  return db.with(s3).select({ k0: a1.id, k1: sql`lower(${a1.appId})`.as('n_k1'), k2: sql`lower(${appVersions.name})` }).from(a1).innerJoin(s2, not(gt(count(s2.k0), new Date()))).innerJoin(appVersions, ne(count(a1.id), 5)).where(isNotNull(a1.id)).having(sql`${appVersions.checksum} = ${appVersions.id} and ${notIlike(appVersions.appId, appVersions.id)}`)
}

// call: q19()
export function q19() {
  return db.selectDistinct({ k0: sql`coalesce(${ledger.orgId}, ${ledger.total})`, k1: ledger.orgId }).from(ledger).having(sql`${ledger.total} = ${ledger.total} and ${sql`true`}`).orderBy(asc(sum(ledger.total)))
}

// call: q20()
export function q20() {
  return db.select({ k0: channelDevices.appId }).from(apps).crossJoin(channelDevices).where(notInArray(apps.ownerOrg, sql`(1)`)).offset(1)
}

// call: q21()
export function q21() {
  const a2 = alias(channelDevices, 'a2')
  const s3 = db.selectDistinct({ k0: count(daily.installs).as('n_k0') }).from(daily).where(or(not(between(daily.appId, sql.param(7), 5)), sql`${daily.appId} = ${['a', 'b']} and ${sql`${daily.id} = ${daily.appId} and ${notBetween(daily.appId, null, 5)}`}`, lte(daily.installs, sql.param(7)))).offset(0).as('s3')
  const s1 = db.selectDistinctOn([a2.channelId], { k0: a2.channelId, k1: orgUsage.orgId }).from(a2).rightJoin(orgUsage, not(sql`${orgUsage.orgId} = ${a2.deviceId} and ${exists(db.select().from(s3).groupBy(sql`1`).having(isNotNull(s3.k0)))}`)).where(gte(a2.channelId, a2.channelId)).having(between(a2.at, 5, ['a', 'b'])).orderBy(desc(a2.appId)).as('s1')
  return db.select().from(s1).where(lte(count(s1.k1), s1.k1)).limit(1)
}

// call: q22()
export function q22() {
  const a1 = alias(apps, 'apps')
  const a2 = alias(channelDevices, 'a2')
  return db.selectDistinctOn([a2.appId], { k0: a2.appId, k1: sql`1`.as('n_k1'), k2: count(a1.appId), k3: sql`lower(${a2.appId})`.as('n_k3') }).from(a1).crossJoin(a2).where(gte(a1.lastVersion, sql.param(7))).offset(0)
}

// call: q23()
export function q23() {
  return db.selectDistinct({ k0: sql`${daily.day} || ${5}`, k1: sql`1`.as('n_k1') }).from(orgUsage).fullJoin(daily, eq(orgUsage.orgId, orgUsage.orgId))
}

// call: q24()
export function q24() {
  return db.insert(channelDevices).values([{ at: null as never }, { appId: sql`now()` as never, deviceId: sql`1 + ${channelDevices.channelId}` as never, at: sql`1 + ${channelDevices.channelId}` as never, channelId: null as never }])
}

// call: q25()
export function q25() {
  return db.insert(orgs).values({ updatedAt: null as never }).onConflictDoUpdate({ target: orgs.name, set: { id: sql`excluded.x` as never }, where: sql`${orgs.settings} = ${null} and ${notBetween(orgs.createdAt, new Date(), sql.param(7))}` })
}

// call: q26()
export function q26() {
  return db.insert(channelDevices).values([{ deviceId: 1 as never, at: sql`1 + ${channelDevices.channelId}` as never, appId: null as never }, { appId: channelDevices.deviceId as never }])
}

// call: q27()
export function q27() {
  return db.select().from(ledger).groupBy(sql`${ledger.orgId} || ${sql`now()`}`)
}

// call: q28()
export function q28() {
  return db.select({ k0: orgs.id, k1: orgs.name, k2: sql`${orgs.managementEmail} || ${'x'}`, k3: orgs.updatedAt }).from(orgs).where(notInArray(sql`${orgs.settings}`, []))
}

// call: q29()
export function q29() {
  const a1 = alias(invoices, 'a1')
  return db.select({ k0: sql`${apps.createdAt} || ${['a', 'b']}`, k1: count(), k2: countDistinct(apps.createdAt).as('n_k2'), k3: a1.id }).from(apps).crossJoin(a1).where(not(notInArray(apps.isPublic, [1, 2])))
}

// call: q30()
export function q30() {
  const s1 = db.$with('s1').as((qb) => qb.select({ k0: sql`lower(${invoices.id})`.as('n_k0') }).from(invoices).orderBy(asc(sql`${invoices.id} || ${null}`), invoices.id))
  const a2 = alias(orgs, 'orgs')
  const s3 = db.$with('s3').as(db.select({ k0: sql`lower(${appVersions.id})`.as('n_k0'), k1: avg(channelDevices.channelId).as('n_k1'), k2: sql`${appVersions.id} || ${new Date()}`.as('n_k2') }).from(channelDevices).innerJoin(appVersions, sql`${appVersions.name} = ${appVersions.deleted} and ${isNotNull(channelDevices.channelId)}`).groupBy(channelDevices.deviceId).orderBy(channelDevices.deviceId).limit(1).offset(0))
  return db.with(s1, s3).select({ k0: a2.id, k1: a2.managementEmail }).from(s1).leftJoin(a2, and(isNotNull(a2.settings), sql`${a2.createdAt} = ${a2.managementEmail} and ${sql`${s1.k0} = ${null} and ${exists(db.select().from(appVersions).crossJoin(s3).fullJoin(channels, lt(appVersions.deleted, null)).where(inArray(appVersions.appId, [])).orderBy(channels.ios, asc(appVersions.id)))}`}`))
}

// call: q31()
export function q31() {
  const s1 = db.select({ k0: sql`1`.as('n_k0'), k1: avg(invoices.state).as('n_k1'), k2: sql`1`.as('n_k2'), k3: count(invoices.id).as('n_k3') }).from(invoices).where(not(notInArray(invoices.state, [sql`1`, 2]))).limit(1).as('s1')
  return db.select({ k0: count(s1.k1).as('n_k0'), k1: s1.k2 }).from(s1).where(isNotNull(s1.k2))
}

// call: q32()
export function q32() {
  return db.select({ k0: orgs.name, k1: appVersions.deleted, k2: sql`coalesce(${count()}, ${max(appVersions.checksum)})` }).from(appVersions).leftJoin(orgs, notBetween(orgs.createdAt, sql.param(7), sql.param(7))).where(like(orgs.id, appVersions.checksum)).having(ne(appVersions.name, true))
}

// call: q33()
export function q33() {
  return db.delete(channelDevices).returning({ a: sql`${channelDevices.channelId} || ${sql.param(7)}`, b: channelDevices.channelId })
}

// call: q34()
export function q34() {
  return db.insert(appVersions).values({ appId: sql`now()` as never, deleted: 1 as never })
}

// call: q35()
export function q35() {
  return db.select({ k0: sql`1`, k1: credits.available, k2: sql`coalesce(${sql`${credits.available} || ${sql.param(7)}`}, ${sql`lower(${credits.orgId})`})`.as('n_k2') }).from(credits).where(ne(credits.available, ['a', 'b'])).orderBy(asc(sql`1`), desc(credits.available))
}

// call: q36()
export function q36() {
  return db.select({ k0: sql`lower(${invoices.total})`, k1: invoices.orgId }).from(invoices).groupBy(sql`${invoices.state} || ${true}`, sql`${invoices.total} || ${new Date()}`).having(inArray(sql`${invoices.total}`, [1, 2]))
}

// call: q37()
export function q37() {
  const s3 = db.$with('s3').as(db.selectDistinct({ k0: sql`coalesce(${count(orgs.managementEmail)}, ${count(orgs.plan)})`.as('n_k0'), k1: orgs.name }).from(appVersions).crossJoin(orgs).where(gt(orgs.updatedAt, orgs.plan)))
  const s2 = db.$with('s2').as((qb) => qb.selectDistinctOn([s3.k1], { k0: count(s3.k1).as('n_k0'), k1: s3.k1 }).from(s3).where(inArray(s3.k1, [1, 2])).groupBy(s3.k1, s3.k1))
  const s1 = db.select({ k0: sql`lower(${appVersions.name})`.as('n_k0'), k1: sql`lower(${s2.k0})`.as('n_k1') }).from(appVersions).fullJoin(s2, ne(appVersions.name, 'x')).where(and(like(appVersions.deleted, appVersions.appId), notInArray(sql`${appVersions.checksum}`, [sql`1`, 2]), lt(appVersions.appId, ['a', 'b']), undefined)).as('s1')
  return db.with(s3, s2).selectDistinctOn([apps.tags, apps.createdAt]).from(apps).fullJoin(s1, notLike(apps.createdAt, apps.isPublic))
}

// call: q38()
export function q38() {
  return db.selectDistinctOn([ledger.total], { k0: ledger.orgId, k1: ledger.total }).from(ledger).where(gt(ledger.total, ledger.orgId)).limit(10)
}

// call: q39()
export function q39() {
  const s2 = db.select({ k0: orgUsage.orgId, k1: orgUsage.orgId, k2: max(orgUsage.orgId).as('n_k2'), k3: sql`1`.as('n_k3') }).from(orgUsage).where(and(gt(orgUsage.orgId, true), sql`${orgUsage.orgId} = ${5} and ${notLike(orgUsage.orgId, 'a%')}`)).limit(0).offset(0).as('s2')
  const s1 = db.select({ k0: sql`lower(${s2.k1})`.as('n_k0'), k1: s2.k2 }).from(s2).where(ne(s2.k3, 'x')).orderBy(desc(sql`coalesce(${s2.k3}, ${count()})`)).as('s1')
  const s3 = db.$with('s3').as((qb) => qb.selectDistinct({ k0: appVersions.checksum, k1: sql`lower(${appVersions.deleted})`.as('n_k1') }).from(appVersions).where(eq(appVersions.name, appVersions.appId)).limit(10).offset(0))
  const a4 = alias(channels, 'a4')
  return db.with(s3).selectDistinct({ k0: invoices.id, k1: count().as('n_k1'), k2: invoices.id, k3: s3.k0 }).from(s1).rightJoin(invoices, notBetween(invoices.orgId, new Date(), sql.param(7))).innerJoin(s3, notExists(db.selectDistinctOn([a4.appId], { k0: a4.version, k1: count(a4.version).as('n_k1'), k2: countDistinct(a4.version).as('n_k2') }).from(a4).where(and(gte(sql`lower(${a4.ios})`, ['a', 'b']), lte(sql`lower(${a4.id})`, 5), or(undefined))).groupBy(count(a4.public), sql`lower(${a4.name})`).orderBy(asc(sql`1`)))).offset(1)
}

// call: q40()
export function q40() {
  return db.delete(orgs).where(exists(db.selectDistinctOn([ledger.total]).from(ledger).where(sql`true`).limit(1)))
}

// call: q41()
export function q41() {
  const s1 = db.select({ k0: sql`${channels.ios} || ${new Date()}`.as('n_k0') }).from(channels).orderBy(desc(sql`1`), desc(sql`lower(${channels.name})`)).as('s1')
  return db.select({ k0: count(s1.k0), k1: sql`lower(${s1.k0})` }).from(s1)
}

// call: q42()
export function q42() {
  return db.selectDistinctOn([ledger.orgId], { k0: avg(ledger.total), k1: ledger.orgId, k2: sql`coalesce(${count(ledger.total)}, ${count()})`.as('n_k2'), k3: sql`${ledger.orgId} || ${null}`.as('n_k3') }).from(ledger).innerJoin(orgUsage, notLike(ledger.total, 'a%')).where(or(like(ledger.total, orgUsage.orgId), sql`${ledger.orgId} = ${new Date()} and ${gte(count(ledger.orgId), orgUsage.orgId)}`, gt(min(orgUsage.orgId), 'x'))).having(gte(count(), 'x'))
}

// call: q43()
export function q43() {
  return db.insert(channelDevices).values({ at: channelDevices.channelId as never }).returning({ a: channelDevices.at, b: channelDevices.appId })
}

// call: q45()
export function q45() {
  const a1 = alias(channelDevices, 'channelDevices')
  return db.selectDistinctOn([credits.orgId]).from(channelDevices).rightJoin(credits, notExists(db.selectDistinctOn([channels.name], { k0: channels.appId }).from(channels).where(sql`true`).having(exists(db.select({ k0: a1.deviceId, k1: a1.at, k2: sql`${apps.appId} || ${sql`now()`}`.as('n_k2'), k3: apps.appId }).from(a1).innerJoin(apps, not(notInArray(apps.createdAt, []))).where(eq(apps.ownerOrg, sql`now()`)).having(ne(apps.slug, ['a', 'b'])))).orderBy(desc(sql`coalesce(${channels.public}, ${channels.public})`)))).where(ne(channelDevices.appId, credits.available)).orderBy(desc(sql`${credits.orgId} || ${new Date()}`))
}

// call: q46()
export function q46() {
  return db.select({ k0: sql`lower(${channelDevices.appId})`.as('n_k0') }).from(channelDevices).rightJoin(orgUsage, lte(orgUsage.orgId, null)).groupBy(sql`lower(${channelDevices.channelId})`, sql`1`).offset(0)
}

// call: q47()
export function q47() {
  return db.select().from(credits).fullJoin(daily, not(gt(sql`1`, new Date()))).where(inArray(daily.id, [sql`1`, 2])).groupBy(sql`lower(${daily.id})`)
}

// call: q48()
export function q48() {
  return db.select().from(orgs).leftJoin(ledger, ne(sql`lower(${orgs.createdAt})`, orgs.name)).where(isNotNull(ledger.orgId)).orderBy(desc(min(orgs.settings)), max(orgs.id))
}

// call: q49()
export function q49() {
  return db.select({ k0: sql`${orgs.managementEmail} || ${'x'}`, k1: orgs.credits, k2: count(orgs.updatedAt).as('n_k2') }).from(orgs)
}

// call: q50()
export function q50() {
  const s1 = db.select({ k0: invoices.total, k1: count().as('n_k1') }).from(invoices).as('s1')
  const a2 = alias(appVersions, 'a2')
  const s3 = db.select({ k0: sql`lower(${apps.createdAt})`.as('n_k0') }).from(apps).where(lte(count(apps.tags), apps.tags)).limit(0).as('s3')
  return db.selectDistinctOn([a2.id, a2.id], { k0: sql`lower(${a2.deleted})`.as('n_k0') }).from(s1).innerJoin(a2, ne(a2.deleted, ['a', 'b'])).fullJoin(s3, notLike(a2.deleted, 'a%'))
}

// call: q51()
export function q51() {
  const a1 = alias(invoices, 'a1')
  return db.select().from(a1).where(ne(a1.total, a1.total)).orderBy(desc(sql`1`))
}

// call: q52()
export function q52() {
  return db.select({ k0: sql`${channelDevices.appId} || ${sql`now()`}`, k1: sql`coalesce(${count()}, ${sql`lower(${channelDevices.deviceId})`})`, k2: channelDevices.deviceId, k3: count(channelDevices.at) }).from(channelDevices).where(or(isNotNull(channelDevices.deviceId), sql`${channelDevices.at} = ${'x'} and ${like(channelDevices.deviceId, channelDevices.deviceId)}`, and(ilike(channelDevices.deviceId, channelDevices.appId))))
}

// call: q53()
export function q53() {
  const s3 = db.$with('s3').as(db.select({ k0: apps.name, k1: count().as('n_k1'), k2: sum(appVersions.name).as('n_k2'), k3: sum(apps.ownerOrg).as('n_k3') }).from(appVersions).crossJoin(apps).where(sql`${appVersions.appId} = ${5} and ${ilike(apps.createdAt, 'a%')}`).groupBy(count()).orderBy(asc(apps.appId), desc(apps.createdAt)))
  const a4 = alias(appVersions, 'appVersions')
  const s2 = db.$with('s2').as((qb) => qb.selectDistinct({ k0: sql`${invoices.orgId} || ${'x'}`.as('n_k0'), k1: sql`1`.as('n_k1'), k2: sum(invoices.orgId).as('n_k2') }).from(invoices).leftJoin(s3, inArray(s3.k3, [])).where(notExists(db.select({ k0: sql`coalesce(${sql`1`}, ${sql`lower(${channelDevices.appId})`})`.as('n_k0'), k1: sql`lower(${a4.name})`.as('n_k1') }).from(a4).fullJoin(channelDevices, isNotNull(a4.checksum)).where(not(sql`${a4.name} = ${null} and ${and(notBetween(channelDevices.channelId, new Date(), ['a', 'b']), lt(channelDevices.at, null))}`)).orderBy(channelDevices.appId, desc(sql`${a4.deleted} || ${5}`)))).limit(10))
  const s1 = db.$with('s1').as(db.selectDistinctOn([appVersions.name, daily.appId], { k0: appVersions.name, k1: count(appVersions.checksum).as('n_k1'), k2: daily.appId, k3: sum(appVersions.checksum).as('n_k3') }).from(s2).innerJoin(appVersions, lt(appVersions.deleted, null)).rightJoin(daily, sql`true`).where(not(gt(appVersions.deleted, true))))
  const a5 = alias(daily, 'a5')
  const s7 = db.select({ k0: daily.id, k1: sql`1`.as('n_k1') }).from(appVersions).leftJoin(daily, lt(sql`1`, appVersions.deleted)).where(and(notExists(db.selectDistinctOn([orgUsage.orgId, orgUsage.orgId], { k0: count().as('n_k0'), k1: countDistinct(orgUsage.orgId).as('n_k1'), k2: orgUsage.orgId }).from(orgUsage).where(lte(sql`lower(${orgUsage.orgId})`, orgUsage.orgId)).having(notIlike(orgUsage.orgId, orgUsage.orgId)).limit(1)))).limit(1).as('s7')
  const a9 = alias(appVersions, 'a9')
  const s8 = db.select({ k0: a9.id }).from(a9).offset(1).as('s8')
  const s6 = db.selectDistinctOn([s7.k0, s8.k0], { k0: s8.k0, k1: sql`lower(${s7.k0})`.as('n_k1') }).from(s7).crossJoin(s8).where(lt(s7.k0, new Date())).orderBy(sql`lower(${s8.k0})`).as('s6')
  return db.with(s3, s2, s1).select({ k0: s6.k1, k1: count() }).from(s1).fullJoin(a5, lte(count(s1.k3), a5.id)).fullJoin(s6, or(gte(s6.k1, sql`now()`))).groupBy(a5.id).limit(0).offset(1)
}

// call: q54()
export function q54() {
  const a1 = alias(orgs, 'a1')
  return db.selectDistinctOn([a1.managementEmail, a1.createdAt]).from(a1).where(ne(a1.updatedAt, sql`now()`))
}

// call: q55()
export function q55() {
  return db.update(channelDevices).set({ channelId: channelDevices.channelId as never, deviceId: sql`1 + ${channelDevices.at}` as never }).where(and(inArray(channelDevices.at, sql`(1)`), between(channelDevices.deviceId, ['a', 'b'], new Date()), undefined)).returning({ a: channelDevices.appId, b: channelDevices.appId })
}

// call: q56()
export function q56() {
  return db.insert(invoices).values([{ orgId: null as never }, { orgId: null as never }]).returning()
}

// call: q57()
export function q57() {
  const a1 = alias(channelDevices, 'a1')
  return db.selectDistinct({ k0: a1.deviceId, k1: count().as('n_k1') }).from(channels).innerJoin(a1, sql`${a1.at} = ${channels.appId} and ${notInArray(channels.name, [])}`).limit(1)
}

// call: q58()
export function q58() {
  const a1 = alias(channelDevices, 'a1')
  return db.select({ k0: sql`${a1.appId} || ${null}`.as('n_k0'), k1: a1.deviceId }).from(a1)
}

// call: q59()
export function q59() {
  return db.selectDistinct({ k0: count(), k1: sql`1`.as('n_k1') }).from(channelDevices).fullJoin(orgs, isNull(channelDevices.at)).orderBy(asc(sql`1`), sql`1`).offset(1)
}

// call: q60()
export function q60() {
  const s1 = db.$with('s1').as(db.select({ k0: count(channelDevices.at).as('n_k0'), k1: channelDevices.channelId, k2: sum(appVersions.checksum).as('n_k2'), k3: channelDevices.channelId }).from(appVersions).crossJoin(channelDevices).orderBy(count(channelDevices.appId), sql`${channelDevices.at} || ${null}`))
  return db.with(s1).select({ k0: sql`${s1.k1} || ${['a', 'b']}`, k1: sql`lower(${s1.k1})`, k2: s1.k1 }).from(s1).limit(10)
}

// call: q61()
export function q61() {
  return db.insert(appVersions).values({ deleted: 1 as never, name: undefined as never }).returning()
}

// call: q62()
export function q62() {
  return db.insert(channels).values({ id: null as never, version: sql`1 + ${channels.appId}` as never, ios: undefined as never, appId: null as never })
}

// call: q63()
export function q63() {
  const a2 = alias(daily, 'a2')
  const s1 = db.select({ k0: a2.installs, k1: count(a2.id).as('n_k1'), k2: sql`lower(${a2.id})`.as('n_k2') }).from(a2).fullJoin(daily, isNull(daily.installs)).where(ilike(a2.installs, daily.day)).limit(1).as('s1')
  return db.select({ k0: sql`1`, k1: s1.k1, k2: countDistinct(s1.k1) }).from(s1).where(isNull(s1.k0)).orderBy(s1.k1, asc(s1.k0))
}

// call: q64()
export function q64() {
  const a1 = alias(apps, 'a1')
  return db.selectDistinctOn([a1.appId], { k0: sql`1`.as('n_k0'), k1: sql`1`.as('n_k1'), k2: a1.slug }).from(ledger).rightJoin(a1, notInArray(sql`${a1.tags}`, sql`(1)`)).orderBy(desc(count()))
}

// call: q65()
export function q65() {
  return db.select({ k0: sql`1`, k1: credits.orgId, k2: sql`lower(${credits.orgId})` }).from(credits).where(ne(credits.orgId, new Date())).having(sql`${credits.orgId} = ${true} and ${ne(credits.available, credits.available)}`).limit(1)
}

// call: q66()
export function q66() {
  const s1 = db.$with('s1').as((qb) => qb.selectDistinct({ k0: count().as('n_k0') }).from(invoices).crossJoin(apps).where(ne(invoices.id, invoices.total)))
  return db.with(s1).select({ k0: countDistinct(invoices.state), k1: channelDevices.deviceId }).from(channelDevices).innerJoin(s1, and(and(gte(sql`1`, new Date()), eq(channelDevices.at, sql.param(7)), gte(channelDevices.at, channelDevices.at)), notExists(db.selectDistinctOn([channels.public, channels.public], { k0: count(channels.ios).as('n_k0'), k1: sql`lower(${channels.version})`, k2: credits.available, k3: sql`${credits.available} || ${sql`now()`}` }).from(channels).rightJoin(credits, isNull(channels.name)).groupBy(sql`lower(${channels.public})`, sql`${channels.version} || ${sql.param(7)}`).orderBy(asc(avg(credits.orgId))).offset(1)))).rightJoin(invoices, eq(count(), sql`now()`))
}

// call: q67()
export function q67() {
  const s1 = db.$with('s1').as((qb) => qb.selectDistinct({ k0: sql`${apps.tags} || ${'x'}`.as('n_k0') }).from(channelDevices).innerJoin(apps, gte(channelDevices.appId, channelDevices.deviceId)).where(notIlike(channelDevices.deviceId, 'a%')).limit(1).for('share'))
  return db.with(s1).select({ k0: sql`${orgs.id} || ${'x'}`, k1: sql`lower(${orgs.credits})`, k2: sql`coalesce(${sql`1`}, ${orgs.credits})`.as('n_k2'), k3: count(orgs.id) }).from(s1).leftJoin(orgs, notIlike(orgs.plan, 'a%')).groupBy(orgs.id)
}

// call: q68()
export function q68() {
  return db.select().from(invoices)
}

// call: q69()
export function q69() {
  return db.select({ k0: count(channels.id), k1: count(channels.version), k2: channels.ios }).from(channelDevices).fullJoin(channels, lt(channels.id, new Date())).limit(1)
}

// call: q70()
export function q70() {
  return db.update(apps).set({ ownerOrg: sql`now()` as never, appId: sql`1 + ${apps.slug}` as never }).where(isNotNull(apps.name)).returning()
}

// call: q71()
export function q71() {
  return db.insert(daily).values([{ id: undefined as never, installs: null as never, appId: undefined as never }, { appId: null as never }]).returning({ a: countDistinct(daily.day), b: daily.appId })
}

// call: q73()
export function q73() {
  return db.selectDistinct({ k0: daily.appId }).from(daily).where(isNull(daily.id))
}

// call: q74()
export function q74() {
  const a1 = alias(channelDevices, 'channelDevices')
  return db.selectDistinctOn([daily.day, daily.id], { k0: sql`1`.as('n_k0') }).from(daily).where(exists(db.selectDistinct({ k0: sql`lower(${a1.channelId})`.as('n_k0'), k1: count() }).from(a1).where(eq(a1.channelId, ['a', 'b'])).groupBy(a1.deviceId))).offset(0)
}

// call: q75()
export function q75() {
  const s1 = db.select({ k0: channelDevices.deviceId }).from(channelDevices).where(lte(channelDevices.appId, channelDevices.deviceId)).orderBy(asc(count(channelDevices.appId)), asc(sql`1`)).limit(1).offset(1).as('s1')
  return db.select({ k0: s1.k0, k1: sql`1`.as('n_k1'), k2: max(s1.k0) }).from(s1)
}

// call: q76()
export function q76() {
  return db.update(daily).set({ appId: daily.appId as never, id: sql`1 + ${daily.day}` as never }).where(notBetween(daily.day, sql.param(7), ['a', 'b'])).returning()
}

// call: q77()
export function q77() {
  const a1 = alias(apps, 'a1')
  const s2 = db.select({ k0: credits.available }).from(credits).as('s2')
  return db.select({ k0: avg(a1.isPublic).as('n_k0'), k1: a1.name, k2: sql`lower(${a1.appId})`.as('n_k2'), k3: a1.isPublic }).from(ledger).fullJoin(a1, isNull(a1.ownerOrg)).where(exists(db.select({ k0: sql`coalesce(${ledger.total}, ${sql`lower(${ledger.total})`})`.as('n_k0'), k1: sql`lower(${ledger.total})`, k2: sql`coalesce(${sql`1`}, ${sql`1`})`.as('n_k2') }).from(ledger).rightJoin(s2, gt(ledger.total, ledger.orgId)).where(ne(sql`1`, null)).having(notIlike(ledger.total, ledger.total))))
}

// call: q78()
export function q78() {
  const s2 = db.selectDistinctOn([ledger.orgId], { k0: sql`${ledger.orgId} || ${true}`.as('n_k0'), k1: sql`coalesce(${ledger.orgId}, ${sql`1`})`.as('n_k1'), k2: max(ledger.total).as('n_k2'), k3: sql`1`.as('n_k3') }).from(ledger).where(or(undefined)).groupBy(sql`lower(${ledger.total})`, ledger.total).as('s2')
  const s1 = db.select({ k0: count(s2.k3).as('n_k0'), k1: sql`coalesce(${s2.k1}, ${s2.k0})`.as('n_k1'), k2: s2.k1, k3: count().as('n_k3') }).from(s2).where(isNull(s2.k0)).orderBy(desc(sql`coalesce(${sql`lower(${s2.k0})`}, ${s2.k3})`), sql`lower(${s2.k2})`).limit(0).offset(1).as('s1')
  return db.selectDistinct({ k0: sql`coalesce(${sql`1`}, ${min(s1.k3)})`, k1: sql`lower(${s1.k2})`.as('n_k1') }).from(s1).where(sql`${s1.k1} = ${new Date()} and ${sql`true`}`)
}

// call: q79()
export function q79() {
  const a2 = alias(daily, 'a2')
  const s1 = db.selectDistinct({ k0: a2.appId, k1: apps.tags }).from(apps).fullJoin(a2, notIlike(apps.slug, apps.createdAt)).fullJoin(orgs, exists(db.select({ k0: daily.appId, k1: sql`lower(${daily.id})`.as('n_k1') }).from(daily).orderBy(asc(count(daily.installs))).for('share'))).as('s1')
  const a3 = alias(channelDevices, 'a3')
  return db.select({ k0: s1.k0, k1: sql`coalesce(${s1.k1}, ${count(s1.k0)})`.as('n_k1') }).from(s1).leftJoin(a3, lt(sql`1`, a3.deviceId)).limit(1)
}

// call: q80()
export function q80() {
  return db.update(orgs).set({ name: orgs.managementEmail as never, id: undefined as never }).where(or(undefined))
}

// call: q81()
export function q81() {
  const s1 = db.$with('s1').as(db.select({ k0: daily.day }).from(daily).where(gt(sql`${daily.appId} || ${true}`, 5)))
  return db.with(s1).select().from(apps).rightJoin(appVersions, between(apps.isPublic, 'x', 'x')).innerJoin(s1, gt(sql`${apps.ownerOrg} || ${5}`, appVersions.id)).where(isNull(appVersions.appId))
}

// call: q82()
export function q82() {
  const s1 = db.select({ k0: sql`1`.as('n_k0'), k1: count(invoices.state).as('n_k1'), k2: sql`1`.as('n_k2') }).from(invoices).groupBy(invoices.id, count(invoices.orgId)).offset(0).as('s1')
  return db.selectDistinctOn([channels.version]).from(s1).rightJoin(channels, gt(s1.k2, sql.param(7))).where(lt(channels.name, channels.id))
}

// call: q83()
export function q83() {
  const a1 = alias(orgs, 'a1')
  return db.select().from(a1).leftJoin(appVersions, notBetween(a1.name, 5, ['a', 'b'])).fullJoin(orgs, eq(appVersions.name, appVersions.checksum)).where(notInArray(orgs.settings, []))
}

// call: q84()
export function q84() {
  const s2 = db.$with('s2').as(db.select({ k0: count(credits.available).as('n_k0'), k1: credits.available, k2: sql`lower(${credits.available})`.as('n_k2') }).from(credits).where(sql`true`).orderBy(sql`lower(${credits.available})`, asc(sql`${credits.orgId} || ${true}`)))
  const s1 = db.$with('s1').as(db.select({ k0: sql`lower(${s2.k2})`.as('n_k0'), k1: s2.k1, k2: sql`lower(${s2.k2})`.as('n_k2') }).from(s2).groupBy(s2.k2, sql`1`).offset(0))
  const a3 = alias(apps, 'a3')
  return db.with(s2, s1).selectDistinctOn([a3.slug, a3.tags], { k0: count().as('n_k0') }).from(s1).innerJoin(a3, notLike(a3.createdAt, a3.ownerOrg)).where(gte(s1.k0, s1.k1)).groupBy(s1.k2)
}

// call: q85()
export function q85() {
  const a2 = alias(appVersions, 'a2')
  const s1 = db.selectDistinct({ k0: sql`coalesce(${sql`1`}, ${sql`1`})`.as('n_k0'), k1: a2.name }).from(a2).where(not(and(gte(a2.checksum, 5), inArray(a2.checksum, [1, 2])))).for('share').as('s1')
  const a3 = alias(channelDevices, 'a3')
  return db.selectDistinctOn([s1.k0], { k0: avg(a3.appId), k1: sql`coalesce(${count()}, ${sql`lower(${a3.at})`})`, k2: s1.k1, k3: sql`${s1.k1} || ${sql.param(7)}` }).from(s1).leftJoin(a3, gte(count(a3.appId), s1.k1)).where(gt(a3.at, 5)).groupBy(sql`${a3.at} || ${sql.param(7)}`, sql`coalesce(${a3.deviceId}, ${max(a3.appId)})`).limit(1)
}

// call: q86()
export function q86() {
  return db.insert(invoices).values({ orgId: sql`1 + ${invoices.orgId}` as never, total: null as never }).onConflictDoUpdate({ target: [invoices.total, invoices.orgId], set: { id: sql`excluded.x` as never }, targetWhere: isNull(invoices.orgId) })
}

// call: q87()
export function q87() {
  return db.selectDistinct().from(channelDevices).where(gte(channelDevices.at, 'x'))
}

// call: q88()
export function q88() {
  const a3 = alias(apps, 'a3')
  const s2 = db.select({ k0: sql`1`.as('n_k0'), k1: sql`lower(${a3.lastVersion})`.as('n_k1'), k2: sql`1`.as('n_k2'), k3: count().as('n_k3') }).from(appVersions).innerJoin(a3, exists(db.select({ k0: daily.id, k1: sql`coalesce(${sum(invoices.id)}, ${sql`lower(${invoices.state})`})`.as('n_k1') }).from(invoices).innerJoin(channelDevices, sql`${channelDevices.channelId} = ${channelDevices.at} and ${ne(channelDevices.channelId, channelDevices.appId)}`).rightJoin(daily, lte(channelDevices.appId, 5)))).where(ilike(appVersions.appId, 'a%')).as('s2')
  const s1 = db.select({ k0: sql`${s2.k2} || ${'x'}`.as('n_k0'), k1: channelDevices.deviceId }).from(channelDevices).leftJoin(s2, between(s2.k1, ['a', 'b'], sql`now()`)).where(gte(channelDevices.appId, channelDevices.appId)).as('s1')
  return db.selectDistinctOn([orgs.name], { k0: sql`lower(${orgs.plan})`, k1: orgs.settings, k2: sql`lower(${orgs.plan})`.as('n_k2'), k3: count(orgs.createdAt).as('n_k3') }).from(s1).leftJoin(orgs, notBetween(orgs.plan, new Date(), 'x')).where(and(sql`${orgs.createdAt} = ${orgs.plan} and ${sql`${orgs.settings} = ${['a', 'b']} and ${notLike(orgs.id, orgs.createdAt)}`}`, lte(orgs.updatedAt, orgs.plan))).having(inArray(orgs.plan, [sql`1`, 2]))
}

// call: q89()
export function q89() {
  const s1 = db.selectDistinct({ k0: appVersions.appId, k1: appVersions.appId }).from(appVersions).orderBy(desc(count(appVersions.appId)), asc(appVersions.name)).as('s1')
  return db.selectDistinctOn([s1.k0, s1.k0], { k0: sql`lower(${credits.orgId})`.as('n_k0') }).from(credits).rightJoin(s1, lt(s1.k1, s1.k0)).where(gte(min(credits.available), s1.k1)).groupBy(count(credits.available)).for('share')
}

// call: q90()
export function q90() {
  return db.selectDistinctOn([channels.appId], { k0: count(channels.public), k1: sql`lower(${channels.public})`.as('n_k1'), k2: channels.name }).from(channels).where(notLike(channels.ios, channels.ios)).orderBy(asc(sql`${channels.id} || ${sql`now()`}`), asc(sql`1`))
}

// call: q91()
export function q91() {
  return db.select({ k0: sql`${ledger.total} || ${5}` }).from(ledger).where(lte(ledger.total, ['a', 'b'])).having(gte(ledger.total, new Date())).orderBy(desc(sql`lower(${ledger.orgId})`), asc(sql`${ledger.orgId} || ${sql.param(7)}`)).offset(1)
}

// call: q92()
export function q92() {
  return db.select({ k0: sql`lower(${daily.day})`.as('n_k0'), k1: avg(daily.installs).as('n_k1'), k2: sql`1` }).from(orgUsage).crossJoin(daily).where(notLike(daily.day, orgUsage.orgId)).orderBy(desc(count()), desc(sql`coalesce(${daily.appId}, ${orgUsage.orgId})`)).limit(1)
}

// call: q93()
export function q93() {
  return db.select({ k0: sql`${channels.appId} || ${'x'}`, k1: sql`lower(${channels.public})` }).from(channels).crossJoin(channelDevices).where(lt(sql`${channelDevices.deviceId} || ${sql`now()`}`, ['a', 'b'])).having(isNull(channels.id)).orderBy(avg(channels.name))
}

// call: q94()
export function q94() {
  const a1 = alias(daily, 'daily')
  const a5 = alias(apps, 'apps')
  const s4 = db.select({ k0: a5.appId, k1: count(a5.appId).as('n_k1') }).from(a5).innerJoin(daily, sql`${a5.isPublic} = ${sql`now()`} and ${inArray(daily.day, [])}`).where(inArray(sql`${a5.createdAt}`, [1, 2])).limit(10).as('s4')
  const s3 = db.select({ k0: max(s4.k1).as('n_k0'), k1: s4.k0 }).from(s4).where(isNull(s4.k1)).as('s3')
  const s2 = db.select({ k0: sql`${orgs.credits} || ${sql`now()`}`.as('n_k0'), k1: sql`1`.as('n_k1'), k2: orgs.credits, k3: orgs.createdAt }).from(orgs).innerJoin(s3, sql`${s3.k1} = ${s3.k1} and ${notInArray(s3.k1, sql`(1)`)}`).where(sql`${orgs.settings} = ${orgs.name} and ${notIlike(orgs.plan, 'a%')}`).having(ne(orgs.credits, 5)).as('s2')
  return db.select().from(a1).crossJoin(s2).fullJoin(orgs, lt(orgs.id, new Date())).groupBy(count()).orderBy(asc(orgs.createdAt))
}

// call: q95()
export function q95() {
  return db.update(channelDevices).set({ channelId: sql`now()` as never, deviceId: sql`1 + ${channelDevices.deviceId}` as never }).from(orgUsage).where(lt(count(), channelDevices.deviceId)).returning({ a: max(channelDevices.at), b: channelDevices.appId })
}

// call: q96()
export function q96() {
  return db.update(appVersions).set({ appId: sql`now()` as never, id: undefined as never }).where(notIlike(appVersions.name, 'a%'))
}

// call: q97()
export function q97() {
  return db.delete(orgs).where(eq(sql`lower(${orgs.updatedAt})`, true)).returning()
}

// call: q98()
export function q98() {
  return db.select({ k0: appVersions.checksum, k1: appVersions.checksum, k2: sql`lower(${appVersions.name})`.as('n_k2'), k3: appVersions.checksum }).from(appVersions).groupBy(sql`${appVersions.name} || ${5}`).limit(1)
}

// call: q99()
export function q99() {
  return db.selectDistinct({ k0: ledger.orgId, k1: count(), k2: avg(ledger.total).as('n_k2') }).from(ledger)
}

// call: q100()
export function q100() {
  return db.insert(invoices).values({ state: 1 as never, orgId: null as never }).onConflictDoUpdate({ target: [invoices.orgId, invoices.orgId], set: { id: sql`excluded.x` as never }, where: between(invoices.orgId, ['a', 'b'], sql.param(7)) }).returning()
}

// call: q101()
export function q101() {
  return db.delete(channels).where(notLike(channels.ios, channels.name)).returning({ a: count(channels.public), b: channels.ios })
}

// call: q102()
export function q102() {
  return db.delete(invoices)
}

// call: q103()
export function q103() {
  return db.selectDistinctOn([daily.id, daily.installs], { k0: count(daily.day).as('n_k0') }).from(daily)
}

// call: q104()
export function q104() {
  return db.select({ k0: sum(orgUsage.orgId), k1: count(orgUsage.orgId), k2: sql`lower(${orgUsage.orgId})`.as('n_k2') }).from(orgUsage).having(sql`${orgUsage.orgId} = ${'x'} and ${not(and(gt(orgUsage.orgId, orgUsage.orgId), ilike(orgUsage.orgId, orgUsage.orgId)))}`).orderBy(desc(countDistinct(orgUsage.orgId))).offset(1)
}

// call: q105()
export function q105() {
  return db.update(apps).set({ ownerOrg: sql`now()` as never, appId: undefined as never })
}

// call: q106()
export function q106() {
  const s1 = db.select({ k0: orgUsage.orgId, k1: orgUsage.orgId }).from(orgUsage).where(inArray(orgUsage.orgId, sql`(1)`)).groupBy(orgUsage.orgId, count()).as('s1')
  return db.select().from(s1).orderBy(asc(sql`${s1.k1} || ${'x'}`))
}

// call: q107()
export function q107() {
  const a1 = alias(orgs, 'orgs')
  return db.selectDistinct({ k0: sql`1`.as('n_k0') }).from(a1).orderBy(a1.settings, desc(count(a1.settings)))
}

// call: q108()
export function q108() {
  const a1 = alias(orgs, 'a1')
  return db.selectDistinct().from(orgUsage).innerJoin(a1, notLike(a1.settings, a1.managementEmail)).limit(10)
}

// call: q109()
export function q109() {
  return db.insert(invoices).values([{ orgId: invoices.orgId as never, total: undefined as never }, { orgId: sql`now()` as never, id: undefined as never, total: undefined as never }]).onConflictDoNothing().returning()
}

// call: q110()
export function q110() {
  const s3 = db.select({ k0: ledger.total, k1: count(apps.tags).as('n_k1') }).from(apps).crossJoin(ledger).as('s3')
  const a5 = alias(apps, 'apps')
  const s4 = db.$with('s4').as(db.selectDistinct({ k0: a5.appId, k1: sql`${a5.appId} || ${new Date()}`.as('n_k1') }).from(a5).groupBy(sql`${a5.lastVersion} || ${5}`).limit(0))
  const s2 = db.selectDistinct({ k0: sql`lower(${s3.k1})`.as('n_k0'), k1: sql`lower(${s4.k0})`.as('n_k1'), k2: s3.k0, k3: s3.k1 }).from(s3).fullJoin(s4, isNotNull(s4.k1)).where(not(lt(s3.k0, s3.k0))).groupBy(s3.k1, avg(s4.k0)).offset(1).as('s2')
  const s1 = db.selectDistinctOn([s2.k0, s2.k3], { k0: invoices.total, k1: count().as('n_k1'), k2: sql`coalesce(${invoices.orgId}, ${appVersions.appId})`.as('n_k2'), k3: sql`lower(${invoices.total})`.as('n_k3') }).from(appVersions).rightJoin(s2, or(ilike(s2.k3, 'a%'), sql`true`)).leftJoin(invoices, notInArray(sql`${s2.k3}`, [])).groupBy(s2.k0, count()).having(isNull(appVersions.id)).orderBy(invoices.orgId).limit(10).as('s1')
  return db.with(s4).selectDistinctOn([channelDevices.appId], { k0: count(), k1: sql`1`.as('n_k1'), k2: s1.k3, k3: sql`lower(${channelDevices.at})` }).from(channelDevices).fullJoin(s1, isNotNull(channelDevices.appId)).where(gte(channelDevices.deviceId, s1.k0)).groupBy(sql`${channelDevices.appId} || ${true}`)
}

// call: q112()
export function q112() {
  return db.insert(orgs).values([{ name: 1 as never }, { credits: sql`1 + ${orgs.managementEmail}` as never, updatedAt: sql`now()` as never, name: sql`now()` as never, id: 1 as never, plan: null as never, managementEmail: sql`1 + ${orgs.id}` as never }]).onConflictDoUpdate({ target: orgs.createdAt, set: { id: sql`excluded.x` as never }, targetWhere: or(or(exists(db.select({ k0: count(orgs.id).as('n_k0') }).from(appVersions).leftJoin(credits, ne(credits.orgId, appVersions.appId)).fullJoin(orgs, sql`${orgs.createdAt} = ${new Date()} and ${ilike(appVersions.appId, 'a%')}`).limit(0)), gt(orgs.settings, orgs.createdAt)), like(orgs.name, orgs.plan), undefined) })
}

// call: q113()
export function q113() {
  return db.insert(orgs).values({ managementEmail: sql`now()` as never, createdAt: null as never, plan: null as never, updatedAt: sql`1 + ${orgs.plan}` as never, id: sql`now()` as never }).onConflictDoUpdate({ target: orgs.id, set: { id: sql`excluded.x` as never }, where: inArray(sql`${orgs.plan}`, []) }).returning({ a: sql`lower(${orgs.id})`, b: orgs.createdAt })
}

// call: q114()
export function q114() {
  const s2 = db.select({ k0: sql`1`.as('n_k0'), k1: sql`1`.as('n_k1'), k2: sql`lower(${credits.orgId})`.as('n_k2') }).from(ledger).leftJoin(credits, lte(count(), ledger.orgId)).groupBy(sql`coalesce(${count(credits.available)}, ${count(ledger.orgId)})`, sql`${credits.available} || ${5}`).having(inArray(ledger.total, [])).as('s2')
  const s1 = db.select({ k0: daily.appId, k1: sql`lower(${credits.orgId})`.as('n_k1') }).from(daily).leftJoin(credits, lte(daily.id, daily.installs)).rightJoin(s2, ne(daily.installs, sql`now()`)).where(gte(daily.installs, 'x')).having(or(gt(count(), credits.orgId), notIlike(credits.available, 'a%'), gt(count(s2.k0), sql.param(7)))).as('s1')
  const a3 = alias(daily, 'a3')
  return db.select({ k0: channelDevices.appId, k1: count().as('n_k1'), k2: max(channelDevices.channelId).as('n_k2') }).from(s1).leftJoin(channelDevices, eq(sql`lower(${channelDevices.at})`, sql.param(7))).where(lt(s1.k1, sql.param(7))).having(sql`${channelDevices.at} = ${sql.param(7)} and ${exists(db.select().from(a3).where(notExists(db.select({ k0: credits.available, k1: sql`1`, k2: credits.orgId }).from(credits).having(eq(credits.available, new Date())))).having(notInArray(sql`${a3.appId}`, sql`(1)`)).for('update'))}`).orderBy(asc(channelDevices.channelId)).limit(1)
}

// call: q115()
export function q115() {
  return db.select({ k0: count(), k1: sql`coalesce(${orgUsage.orgId}, ${sql`1`})`, k2: orgUsage.orgId }).from(orgUsage).where(isNotNull(orgUsage.orgId)).limit(0)
}

// call: q116()
export function q116() {
  return db.insert(invoices).values({ total: 1 as never }).returning({ a: invoices.id, b: invoices.orgId })
}

// call: q117()
export function q117() {
  return db.select({ k0: sql`lower(${orgs.id})`, k1: sql`coalesce(${sql`${orgs.credits} || ${'x'}`}, ${sql`1`})`, k2: sql`lower(${orgs.id})`.as('n_k2'), k3: sql`${orgs.managementEmail} || ${5}` }).from(orgs).where(eq(orgs.settings, orgs.updatedAt))
}

// call: q118()
export function q118() {
  return db.selectDistinct().from(apps).where(gte(sql`${apps.isPublic} || ${new Date()}`, apps.slug)).groupBy(max(apps.ownerOrg), apps.createdAt).orderBy(sql`${apps.tags} || ${'x'}`, desc(sql`${apps.appId} || ${['a', 'b']}`))
}

// call: q119()
export function q119() {
  const a1 = alias(channels, 'a1')
  const a2 = alias(orgs, 'a2')
  return db.select({ k0: sql`${a1.appId} || ${true}`, k1: count(a2.updatedAt).as('n_k1'), k2: a1.appId }).from(ledger).fullJoin(a1, sql`true`).fullJoin(a2, notInArray(a1.name, [])).where(gt(a2.id, null)).limit(0)
}


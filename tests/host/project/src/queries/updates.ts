import { and, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../database'
import { apps, appVersions, channelDevices, channels, orgs } from '../schema'
import { type Action, isUsable, planIsValid } from './gate'

function aliases() {
  const version = alias(appVersions, 'version')
  const channel = alias(channels, 'channel')
  return { version, channel }
}

function versionShape(withComment: boolean) {
  const { version, channel } = aliases()
  const shape: Record<string, any> = {
    id: sql<number>`${version.id}`.as('version_id'),
    name: sql<string>`${version.name}`.as('version_name'),
    checksum: version.checksum,
  }
  if (withComment) {
    shape.comment = sql<string | null>`${version.comment}`.as('version_comment')
  }
  return { shape, version, channel }
}

export async function getApp(db: Database, appId: string, actions: Action[]) {
  const owner = alias(orgs, 'owner')
  const rows = await db
    .select({
      id: apps.id,
      planValid: planIsValid(actions, apps.ownerOrg),
      ownerName: owner.name,
    })
    .from(apps)
    .innerJoin(owner, eq(apps.ownerOrg, owner.id))
    .where(eq(apps.appId, appId))
    .limit(1)
  return rows.at(0)
}

export async function getUpdate(
  db: Database,
  appId: string,
  platform: 'ios' | 'android' | 'electron',
  withComment: boolean,
) {
  const { shape, version, channel } = versionShape(withComment)
  const platformColumn = platform === 'ios'
    ? channel.ios
    : platform === 'android'
      ? channel.android
      : channel.electron
  return db
    .select({ channel: channel.name, ...shape })
    .from(channel)
    .innerJoin(version, eq(channel.version, version.id))
    .where(and(
      eq(channel.appId, appId),
      eq(channel.public, true),
      eq(platformColumn, true),
    ))
    .orderBy(desc(version.createdAt))
    .limit(1)
}

export async function getOverride(db: Database, appId: string, deviceId: string) {
  return db
    .select({ name: channels.name, url: appVersions.url })
    .from(channelDevices)
    .leftJoin(channels, eq(channelDevices.channelId, channels.id))
    .leftJoin(appVersions, and(eq(channels.version, appVersions.id), isUsable))
    .where(and(
      eq(channelDevices.appId, appId),
      eq(channelDevices.deviceId, deviceId),
    ))
}

export async function listVersions(db: Database, appId: string, newestFirst: boolean) {
  return db
    .select({ name: appVersions.name, comment: appVersions.comment })
    .from(appVersions)
    .where(and(eq(appVersions.appId, appId), isUsable))
    .orderBy(newestFirst ? desc(appVersions.createdAt) : appVersions.name)
}

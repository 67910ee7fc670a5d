import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { apps, channelDevices, channels } from '../schema'

export class ChannelReader {
  constructor(private readonly db: Database) {}

  async byName(appId: string, name: string) {
    return this.db
      .select({ id: channels.id, name: channels.name })
      .from(channels)
      .where(and(eq(channels.appId, appId), eq(channels.name, name)))
      .limit(1)
  }

  async compatible(appId: string, isProduction: boolean) {
    const conditions = [eq(channels.appId, appId)]
    if (isProduction) {
      conditions.push(eq(channels.public, true))
    }
    return this.db
      .selectDistinct({ name: channels.name, ios: channels.ios, android: channels.android })
      .from(channels)
      .where(and(...conditions))
      .orderBy(asc(channels.name))
  }

  async everywhere(appId: string) {
    const own = this.db
      .select({ name: channels.name })
      .from(channels)
      .where(eq(channels.appId, appId))
    const used = this.db
      .select({ name: channelDevices.deviceId })
      .from(channelDevices)
      .where(or(eq(channelDevices.appId, appId), sql`${channelDevices.channelId} IS NULL`))
    return own.union(used)
  }
}

export default async function withChannels(db: Database, appId: string) {
  return db.query.apps.findFirst({
    columns: { id: true, name: true },
    where: eq(apps.appId, appId),
    with: {
      org: { columns: { name: true } },
      channels: {
        columns: { name: true, public: true },
        with: { current: { columns: { checksum: true } } },
      },
    },
  })
}

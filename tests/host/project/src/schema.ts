import { relations } from 'drizzle-orm'
import { bigint, boolean, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const stripeStatus = pgEnum('stripe_status', [
  'created',
  'succeeded',
  'updated',
  'failed',
  'deleted',
  'canceled',
])

const createdAt = timestamp('created_at', { withTimezone: true }).notNull().defaultNow()

export const orgs = pgTable('orgs', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  customerId: text('customer_id'),
  hasUsageCredits: boolean('has_usage_credits').notNull().default(false),
  createdAt,
})

export const stripeInfo = pgTable('stripe_info', {
  customerId: text('customer_id').primaryKey(),
  status: stripeStatus('status'),
  trialAt: timestamp('trial_at', { withTimezone: true }).notNull(),
  mauExceeded: boolean('mau_exceeded'),
  storageExceeded: boolean('storage_exceeded'),
  bandwidthExceeded: boolean('bandwidth_exceeded'),
})

export const apps = pgTable('apps', {
  id: uuid('id').primaryKey(),
  appId: text('app_id').notNull(),
  ownerOrg: uuid('owner_org').notNull(),
  name: text('name'),
  createdAt,
})

export const appVersions = pgTable('app_versions', {
  id: bigint('id', { mode: 'number' }).primaryKey(),
  appId: text('app_id').notNull(),
  name: text('name').notNull(),
  checksum: text('checksum'),
  url: text('url'),
  comment: text('comment'),
  deleted: boolean('deleted').notNull().default(false),
  createdAt,
})

export const channels = pgTable('channels', {
  id: bigint('id', { mode: 'number' }).primaryKey(),
  appId: text('app_id').notNull(),
  version: bigint('version', { mode: 'number' }).notNull(),
  name: text('name').notNull(),
  public: boolean('public').notNull().default(false),
  ios: boolean('ios').notNull().default(true),
  android: boolean('android').notNull().default(true),
  electron: boolean('electron').notNull().default(true),
  createdAt,
})

export const channelDevices = pgTable('channel_devices', {
  appId: text('app_id').notNull(),
  deviceId: text('device_id').notNull(),
  channelId: bigint('channel_id', { mode: 'number' }).notNull(),
  createdAt,
})

export const appsRelations = relations(apps, ({ one, many }) => ({
  org: one(orgs, { fields: [apps.ownerOrg], references: [orgs.id] }),
  channels: many(channels),
}))

export const channelsRelations = relations(channels, ({ one }) => ({
  app: one(apps, { fields: [channels.appId], references: [apps.appId] }),
  current: one(appVersions, { fields: [channels.version], references: [appVersions.id] }),
}))

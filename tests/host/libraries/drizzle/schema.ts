import { relations, sql } from 'drizzle-orm'
import {
  alias,
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgMaterializedView,
  pgSchema,
  pgTable,
  pgTableCreator,
  pgView,
  primaryKey,
  serial,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

const citext = customType<{ data: string }>({
  dataType() {
    return 'citext'
  },
})

const timestamps = {
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at').$onUpdate(() => new Date()),
}

export const plan = pgEnum('plan', ['solo', 'maker', 'team'])

export const orgs = pgTable('orgs', {
  id: uuid('id').primaryKey().defaultRandom(),
  name: text('name').notNull(),
  managementEmail: citext('management_email'),
  plan: plan('plan').notNull().default('solo'),
  credits: numeric('credits', { precision: 12, scale: 2 }),
  settings: jsonb('settings'),
  ...timestamps,
})

export const apps = pgTable(
  'apps',
  {
    appId: varchar('app_id', { length: 80 }).primaryKey(),
    ownerOrg: uuid('owner_org').notNull().references(() => orgs.id),
    name: text(),
    lastVersion: text('last_version'),
    isPublic: boolean('is_public').default(false),
    tags: text('tags').array(),
    slug: text('slug').generatedAlwaysAs(sql`lower(name)`),
    ...timestamps,
  },
  (table) => [index('apps_owner').on(table.ownerOrg)],
)

export const appVersions = pgTable('app_versions', (t) => ({
  id: t.bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  appId: t.varchar('app_id').notNull(),
  name: t.varchar('name').notNull(),
  checksum: t.varchar('checksum'),
  deleted: t.boolean('deleted').notNull().default(false),
  manifest: t.jsonb('manifest').$type<{ file: string }[]>(),
}))

export const channels = pgTable('channels', {
  id: bigint('id', { mode: 'bigint' }).primaryKey(),
  appId: varchar('app_id').notNull(),
  name: varchar('name').notNull(),
  version: bigint('version', { mode: 'number' }),
  public: boolean('public').notNull().default(false),
  ios: boolean('ios').notNull().default(true),
  android: boolean('android').notNull().default(true),
})

export const channelDevices = pgTable(
  'channel_devices',
  {
    deviceId: varchar('device_id').notNull(),
    channelId: bigint('channel_id', { mode: 'number' }).notNull(),
    appId: varchar('app_id').notNull(),
    at: timestamp('created_at', { precision: 3, mode: 'string' }),
  },
  (table) => ({ pk: primaryKey({ columns: [table.deviceId, table.appId] }) }),
)

const statsTable = pgTableCreator((name) => `stats_${name}`)

export const daily = statsTable('daily', {
  id: serial('id').primaryKey(),
  appId: text('app_id').notNull(),
  day: text('day'),
  installs: integer('installs').notNull().default(0),
})

export const billing = pgSchema('billing')
export const invoiceState = billing.enum('invoice_state', ['open', 'paid'])
export const invoices = billing.table(
  'invoices',
  {
    id: integer('id').primaryKey(),
    orgId: uuid('org_id'),
    state: invoiceState('state'),
    total: numeric('total'),
  },
  (table) => [uniqueIndex('invoices_org').on(table.orgId)],
)

export const orgUsage = pgView('org_usage').as((qb) =>
  qb
    .select({ orgId: apps.ownerOrg, installs: sql<number>`sum(${daily.installs})`.as('installs') })
    .from(apps)
    .innerJoin(daily, sql`${daily.appId} = ${apps.appId}`)
    .groupBy(apps.ownerOrg),
)

export const credits = pgView('usage_credit_balances', {
  orgId: uuid('org_id'),
  available: numeric('available_credits'),
}).existing()

export const top = pgMaterializedView('top_apps', { appId: text('app_id') }).as(
  sql`select app_id from apps where name = ${'x'} limit ${10}`,
)

export const ledger = billing.view('ledger', { orgId: uuid('org_id'), total: numeric('total') }).existing()

export const owner = alias(orgs, 'owner')

export const orgsRelations = relations(orgs, ({ many }) => ({
  apps: many(apps),
  invoices: many(invoices),
}))

export const appsRelations = relations(apps, ({ one, many }) => ({
  org: one(orgs, { fields: [apps.ownerOrg], references: [orgs.id] }),
  versions: many(appVersions),
  channels: many(channels),
}))

export const appVersionsRelations = relations(appVersions, ({ one }) => ({
  app: one(apps, { fields: [appVersions.appId], references: [apps.appId] }),
}))

export const channelsRelations = relations(channels, ({ one }) => ({
  app: one(apps, { fields: [channels.appId], references: [apps.appId] }),
  current: one(appVersions, {
    fields: [channels.version, channels.appId],
    references: [appVersions.id, appVersions.appId],
    relationName: 'current',
  }),
}))

export const invoicesRelations = relations(invoices, ({ one }) => ({
  org: one(orgs, { fields: [invoices.orgId], references: [orgs.id] }),
}))

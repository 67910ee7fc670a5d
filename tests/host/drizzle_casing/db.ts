import { drizzle } from 'drizzle-orm/node-postgres'
import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'

export const apps = pgTable('apps', { appId: text().primaryKey(), createdAt: timestamp() })

export const db = drizzle(process.env.DATABASE_URL ?? '', { casing: 'snake_case' })

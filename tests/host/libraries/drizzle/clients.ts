// Clients of which a type is known, or nothing: this is read, and never run.
import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PgColumn, PgTransaction } from 'drizzle-orm/pg-core'
import { cached } from './nowhere'
import * as schema from './schema'
import { apps, orgs } from './schema'
import type { Db } from './db'

export const typed = (db: NodePgDatabase) => db.select({ id: apps.appId }).from(apps)

export const ofSchema = (db: NodePgDatabase<typeof schema>) => db.query.apps.findMany({ columns: { appId: true } })

export const ofClient = (db: Db) => db.query.orgs.findFirst({ columns: { id: true } })

export const ofTransaction = (tx: PgTransaction<any, typeof schema, any>) => tx.query.channels.findMany({ columns: { id: true } })

export const untyped = (db: any) => db.query.apps.findMany({ columns: { name: true } })

export const held = (context) => context.get('db').select({ id: apps.appId }).from(apps).where(eq(apps.appId, 'x'))

export class Store {
  constructor(private readonly db: NodePgDatabase) {}

  list() {
    return this.db.select({ id: orgs.id }).from(orgs)
  }

  add() {
    return this.db.transaction(async (tx) => tx.delete(orgs).where(eq(orgs.name, 'x')))
  }
}

export const typedParts = (column: PgColumn, condition: SQL | undefined) =>
  cached().select({ value: column }).from(apps).where(and(eq(column, 1), condition))

export const oneOfColumns = (column: typeof apps.name | typeof apps.appId) =>
  cached().select({ upper: sql`upper(${column})` }).from(apps)

export const anyTable = (db: any, table: any) => db.select().from(table).where(eq(table.id, 1))

export const noTable = (db: any) => db.query.nothing.findMany()

export async function rows(db: any) {
  const [org] = await db.select({ id: orgs.id }).from(orgs)
  return db.execute(sql`select ${org.id}, ${org.other.name}`)
}

export const everywhere = () => (globalThis as any).db.query.orgs.findFirst({ columns: { id: true } })

export const byItsName = () => useDatabase().select({ id: orgs.id }).from(orgs)

const kept = (globalThis as any).db ?? cached()

export const withKept = () => {
  const ids = kept.$with('ids').as(kept.select({ id: orgs.id }).from(orgs))
  return kept.with(ids).select({ n: sql`count(*)` }).from(sql`ids`)
}

export class Scoped {
  private mine(condition: SQL | undefined) {
    return and(condition, eq(orgs.plan, 'solo'))
  }

  named(name: string) {
    return cached().select({ id: orgs.id }).from(orgs).where(this.mine(eq(orgs.name, name)))
  }
}

// As of 1.0: `_query` is what `query` was, and an order may be a record.
export const ofOne = (db: any) => db._query.orgs.findFirst({ columns: { id: true } })

export const inOrder = (db: any) => db.query.orgs.findMany({ columns: { id: true }, orderBy: { name: 'asc' } })

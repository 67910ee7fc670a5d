import { and, eq, sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'

const apps = pgTable('apps', { id: text('id') })
const orgs = pgTable('orgs', { id: text('id') })

function shape<T>(fields: T, withOrgs: boolean) {
  if (withOrgs) return { ...fields, org: orgs.id }
  return fields
}

export function joined(db, withOrgs: boolean) {
  const base = db.select(shape({ id: apps.id }, withOrgs)).from(apps)
  return (withOrgs ? base.leftJoin(orgs, eq(orgs.id, apps.id)) : base).limit(1)
}

export async function pushed(db, wanted: { a?: string; b?: string }) {
  const conditions = [eq(apps.id, 'x')]
  if (wanted.a) conditions.push(sql`${apps.id} < 'a'`)
  else if (wanted.b) conditions.push(sql`${apps.id} > 'b'`)
  return db.select().from(apps).where(and(...conditions))
}

export const alone = sql`exists (select 1 from ${orgs})`

import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool } from 'pg'

interface Database {
  apps: { id: string; name: string; owner: string; created_at: Date }
}

const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new Pool() }) })

// call: byId('a1')
export async function byId(id: string) {
  const { rows } = await sql<{ id: string }>`select id, owner from apps where id = ${id}`.execute(db)
  return rows[0]
}

// call: names()
export async function names() {
  return sql`
    select ${sql.ref('a.id')}, ${sql.ref('name')}, ${sql.lit('x')} as kind, ${sql.lit(3)} as three
      from ${sql.table('public.apps')} as ${sql.id('a')}
     order by ${sql.id('a', 'created_at')}
  `.execute(db)
}

// call: values('a1', ['x', 'y'])
export async function values(id: string, owners: string[]) {
  return sql`select id from ${sql.table('apps')} where id = ${sql.val(id)} and owner in (${sql.join(owners)})`.execute(db)
}

// call: filtered(true)
// call: filtered(false)
export async function filtered(live: boolean) {
  const condition = live ? sql`deleted_at is null` : sql`true`
  const order = sql.raw('created_at desc')
  return sql`select id from apps where ${condition} order by ${order}`.execute(db)
}

// call: joined()
export async function joined() {
  const conditions = [sql`owner = ${'o1'}`, sql`deleted_at is null`]
  return sql`select id from apps where ${sql.join(conditions, sql` and `)}`.execute(db)
}

// call: inTransaction('a1')
export async function inTransaction(id: string) {
  return db.transaction().execute(async (trx) => rename(trx, id, 'new'))
}

async function rename(trx: Transaction<Database>, id: string, name: string) {
  await sql`update apps set name = ${name} where id = ${id}`.execute(trx)
}

// call: compiled('a1')
export async function compiled(id: string) {
  const query = sql`select name from apps where id = ${id}`.compile(db)
  return db.executeQuery(query)
}

// call: aliased()
export async function aliased() {
  const total = sql<number>`count(*)`.as('total')
  return sql`select ${total} from apps where ${sql.ref('public.apps.owner')} = ${sql.val('o')}`.execute(db)
}

// call: literals()
export async function literals() {
  const kinds = sql.join([sql.lit("it's"), sql.lit(null), sql.lit(true), sql.lit(1.5)])
  return sql`select id from apps where kind in (${kinds}) and ${sql.ref('rank')}::int > 3`.execute(db)
}

// call: counted('apps')
// call: counted('channels')
export async function counted(table: 'apps' | 'channels') {
  return sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.$castTo<unknown>().execute(db)
}

import { Kysely, sql, type Transaction } from 'kysely'

interface Database {
  apps: { id: string; name: string }
}

export async function chained(db: Kysely<Database>, id: string) {
  await db.selectFrom('apps').select(['id', 'name']).where('id', '=', id).execute()
  return db
    .selectFrom('apps')
    .select((eb) => [eb.fn.countAll().as('n'), sql<string>`lower(name)`.as('low')])
    .where('id', '=', id)
    .executeTakeFirst()
}

export class Apps {
  constructor(private readonly db: Kysely<Database>) {}

  async rename(id: string, name: string) {
    return this.db.transaction().execute((trx) => this.renamed(trx, id, name))
  }

  private renamed(trx: Transaction<Database>, id: string, name: string) {
    return trx.updateTable('apps').set({ name }).where('id', '=', id).execute()
  }
}

export async function unheardOf(db: Kysely<Database>) {
  await db.upsertInto('apps').values({ id: 'a1', name: 'x' }).execute()
  await sql`select ${sql`name`.translated()} from apps`.execute(db)
  return db.destroy()
}

import knex, { Knex } from 'knex'

const db = knex({ client: 'pg', connection: process.env.DATABASE_URL })

interface App {
  id: string
  owner: string
}

export async function byOwner(owner: string) {
  return db<App>('apps').select('id', 'name').where({ owner }).orderBy('id').first()
}

export async function owners() {
  return db
    .select('o.name')
    .from('orgs as o')
    .join('apps as a', function () {
      this.on('a.owner', '=', 'o.id')
    })
}

export async function raw(id: string) {
  const { rows } = await db.raw('select id from apps where id = ?', [id])
  return rows
}

export async function moved(from: string, to: string) {
  return db.transaction(async (trx) => {
    await trx('apps').where({ owner: from }).update({ owner: to })
    await trx.insert({ owner: to }).into('moves')
  })
}

export async function recent(connection: Knex) {
  return connection
    .with('recent', (query) => query.select('*').from('apps').limit(10))
    .select('id')
    .from('recent')
}

export async function removed(trx: Knex.Transaction, id: string) {
  await trx('apps').where({ id }).del()
}

export class Apps {
  constructor(private readonly knex: Knex) {}

  all() {
    return this.knex('apps').whereNull('deleted_at')
  }
}

import pgPromise, { type IDatabase, type ITask } from 'pg-promise'

const pgp = pgPromise()
const db = pgp('postgres://localhost/apps')

export async function byOwner(owner: string) {
  return db.any('SELECT id, name FROM apps WHERE owner = $1', [owner])
}

export async function one(id: string) {
  return db.oneOrNone('SELECT id FROM apps WHERE id = $<id>', { id })
}

export async function moved(from: string, to: string) {
  return db.tx('move', async (t) => {
    await t.none('UPDATE apps SET owner = $2 WHERE owner = $1', [from, to])
    return t.batch([t.many('SELECT id FROM apps')])
  })
}

export async function counted(task: ITask<unknown>) {
  return task.one('SELECT count(*) FROM apps', [], (row) => +row.count)
}

export class Apps {
  constructor(private readonly db: IDatabase<unknown>) {}

  credits(org: string) {
    return this.db.func('org_credits', [org])
  }
}

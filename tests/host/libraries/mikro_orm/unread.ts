import { type EntityRepository, MikroORM } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { App } from './app'

export async function found(em: EntityManager, owner: string) {
  return em.find(App, { owner }, { populate: ['versions'], orderBy: { id: 'asc' } })
}

export async function built(em: EntityManager) {
  return em.createQueryBuilder(App, 'a').select('a.id').where({ owner: 'o1' }).getResult()
}

export async function forked(em: EntityManager, app: App) {
  const fork = em.fork()
  await fork.persistAndFlush(app)
}

export async function moved(em: EntityManager, from: string, to: string) {
  await em.transactional(async (inner) => {
    await inner.nativeUpdate(App, { owner: from }, { owner: to })
  })
}

export async function raw(em: EntityManager, id: string) {
  return em.getConnection().execute('select id from apps where id = ?', [id])
}

export async function begun(orm: MikroORM) {
  return orm.em.findOne(App, 'a1')
}

export class Apps {
  constructor(private readonly apps: EntityRepository<App>) {}

  all() {
    return this.apps.findAll()
  }
}

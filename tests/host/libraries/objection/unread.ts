import { Model } from 'objection'

export class Org extends Model {
  static tableName = 'orgs'
}

export class App extends Model {
  static tableName = 'apps'

  static relationMappings = {
    org: { relation: Model.BelongsToOneRelation, modelClass: Org, join: { from: 'apps.owner', to: 'orgs.id' } },
  }
}

export async function byOwner(owner: string) {
  return App.query().select('id', 'name').where('owner', owner).withGraphFetched('org')
}

export async function renamed(id: string, name: string) {
  const app = await App.query().findById(id)
  await app.$query().patch({ name })
  return app.$relatedQuery('org')
}

export async function of(ids: string[]) {
  return App.relatedQuery('org').for(ids)
}

export async function moved(from: string, to: string) {
  return App.transaction(async (trx) => {
    await App.query(trx).patch({ owner: to }).where({ owner: from })
  })
}

import { BaseEntity, Column, DataSource, Entity, EntityManager, PrimaryColumn, Repository } from 'typeorm'
import { InjectRepository } from '@nestjs/typeorm'

@Entity('apps')
export class App extends BaseEntity {
  @PrimaryColumn()
  id: string

  @Column()
  owner: string
}

const source = new DataSource({ type: 'postgres', entities: [App] })

export async function found(owner: string) {
  const apps = source.getRepository(App)
  return apps.find({ where: { owner }, order: { id: 'ASC' } })
}

export async function built(owner: string) {
  return source
    .getRepository(App)
    .createQueryBuilder('app')
    .where('app.owner = :owner', { owner })
    .getMany()
}

export async function moved(from: string, to: string) {
  await source.transaction(async (manager) => {
    await manager.update(App, { owner: from }, { owner: to })
  })
}

export async function counted(manager: EntityManager) {
  return manager.countBy(App, { owner: 'o1' })
}

export async function active(id: string) {
  return App.findOneBy({ id })
}

export class Apps {
  constructor(@InjectRepository(App) private readonly apps: Repository<App>) {}

  async saved(app: App) {
    return this.apps.save(app)
  }
}

export async function raw(id: string) {
  return source.query('SELECT id FROM apps WHERE id = $1', [id])
}

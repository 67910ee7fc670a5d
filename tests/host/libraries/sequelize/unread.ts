import { DataTypes, Model, Op, QueryTypes, Sequelize } from 'sequelize'

const sequelize = new Sequelize('postgres://localhost/apps')

export const Org = sequelize.define('org', { name: DataTypes.TEXT })

export class App extends Model {
  declare id: string
}

App.init({ id: { type: DataTypes.TEXT, primaryKey: true } }, { sequelize })

export async function named(name: string) {
  return Org.findAll({ where: { name: { [Op.like]: `${name}%` } } })
}

export async function byId(id: string) {
  return App.findByPk(id, { include: Org })
}

export async function created(name: string) {
  const org = await Org.create({ name })
  org.name = name.trim()
  return org.save()
}

export async function raw(id: string) {
  return sequelize.query('select id from apps where id = :id', {
    replacements: { id },
    type: QueryTypes.SELECT,
  })
}

export async function moved(to: string) {
  return sequelize.transaction(async (transaction) => {
    await App.update({ owner: to }, { where: {}, transaction })
  })
}

import { Prisma, PrismaClient } from '@prisma/client'
import { PrismaPg } from '@prisma/adapter-pg'

const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: 'postgres://u@host/db' }) })

// call: byId('a1')
export async function byId(id: string) {
  return prisma.$queryRaw<{ id: string }[]>`SELECT id, owner FROM apps WHERE id = ${id}`
}

// call: filtered('o1')
// call: filtered()
export async function filtered(owner?: string) {
  const condition = owner ? Prisma.sql`AND owner = ${owner}` : Prisma.empty
  return prisma.$queryRaw(Prisma.sql`
    SELECT id FROM apps WHERE deleted_at IS NULL ${condition}
  `)
}

// call: oneOf(['a', 'b'])
export async function oneOf(ids: string[]) {
  return prisma.$queryRaw`SELECT id FROM apps WHERE id IN (${Prisma.join(ids)})`
}

// call: joined()
export async function joined() {
  const conditions = [Prisma.sql`owner = ${'o1'}`, Prisma.sql`deleted_at IS NULL`]
  return prisma.$queryRaw`SELECT id FROM apps WHERE ${Prisma.join(conditions, ' AND ')}`
}

// call: wrapped()
export async function wrapped() {
  const ids = ['a', 'b']
  return prisma.$queryRaw`SELECT id FROM apps WHERE id = ANY(${Prisma.join(ids, ',', 'ARRAY[', ']')})`
}

// call: inserted()
export async function inserted() {
  const rows = [['a', 1], ['b', 2]]
  return prisma.$executeRaw`INSERT INTO apps (id, rank) ${Prisma.sql`VALUES ${Prisma.join(
    rows.map((row) => Prisma.sql`(${Prisma.join(row)})`),
  )}`}`
}

const TABLE = Prisma.raw('channels')

// call: raw()
export async function raw() {
  return prisma.$queryRaw`SELECT id FROM ${TABLE} ORDER BY ${Prisma.raw('created_at DESC')}`
}

// call: unsafe('a1')
export async function unsafe(id: string) {
  await prisma.$executeRawUnsafe('UPDATE apps SET seen_at = now() WHERE id = $1', id)
  return prisma.$queryRawUnsafe<unknown[]>('SELECT name FROM apps WHERE id = $1', id)
}

// call: inTransaction('a1')
export async function inTransaction(id: string) {
  return prisma.$transaction(async (tx) => {
    await rename(tx, id, 'new')
    return tx.$queryRaw`SELECT name FROM apps WHERE id = ${id}`
  })
}

async function rename(tx: Prisma.TransactionClient, id: string, name: string) {
  await tx.$executeRaw`UPDATE apps SET name = ${name} WHERE id = ${id}`
}

// call: batch('a1')
export async function batch(id: string) {
  return prisma.$transaction([
    prisma.$queryRaw`SELECT 1 FROM apps WHERE id = ${id}`,
    prisma.$executeRaw(Prisma.sql`DELETE FROM channels WHERE app_id = ${id}`),
  ])
}

// call: conditions('o1')
// call: conditions()
export async function conditions(owner?: string) {
  const conditions: Prisma.Sql[] = [Prisma.sql`deleted_at IS NULL`]
  if (owner) {
    conditions.push(Prisma.sql`owner = ${owner}`)
  }
  return prisma.$queryRaw`SELECT id FROM apps WHERE ${Prisma.join(conditions, ' AND ')}`
}

// call: ordered('name')
// call: ordered('created')
export async function ordered(by: 'name' | 'created') {
  const order = by === 'name' ? Prisma.sql`name` : Prisma.sql`created_at`
  return prisma.$queryRaw(Prisma.sql`SELECT id FROM apps ORDER BY ${order}`)
}

class AppStore extends PrismaClient {
  async channels(app: string) {
    return this.$queryRaw`SELECT id FROM channels WHERE app_id = ${app}`
  }
}

class AppService {
  constructor(private readonly store: AppStore) {}

  async versions(app: string) {
    return this.store.$queryRaw`SELECT id FROM app_versions WHERE app_id = ${app}`
  }
}

const store = new AppStore({ adapter: new PrismaPg({ connectionString: 'postgres://u@host/db' }) })

// call: new AppService(store).versions('a1')
// call: store.channels('a1')
export default AppService

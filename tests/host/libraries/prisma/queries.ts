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

// call: model('a1')
export async function model(id: string) {
  return prisma.app.findMany({ where: { id }, select: { owner: true } })
}

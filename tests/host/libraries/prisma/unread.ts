import { Prisma, PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function owners(id: string) {
  const apps = await prisma.app.findMany({ where: { id }, select: { owner: true } })
  await prisma.app.count()
  return apps
}

export async function archive(id: string) {
  return prisma.$transaction(async (tx) => {
    await tx.app.update({ where: { id }, data: { owner: '' } })
    await removed(tx, id)
  })
}

const removed = (tx: Prisma.TransactionClient, id: string) => tx.app.delete({ where: { id } })

export async function connected() {
  await prisma.$connect()
  return prisma.$queryRaw`SELECT 1`
}

export async function found(id: string, tx?: Prisma.TransactionClient) {
  if (!tx) {
    return prisma.app.findFirst({ where: { id } })
  }
  return (tx ?? prisma).app.findUnique({ where: { id } })
}

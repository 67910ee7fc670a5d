import { Prisma, PrismaClient } from '@prisma/client'
import { PrismaPg } from '@prisma/adapter-pg'

const made = new Map<string, unknown>()

function once<T>(name: string, make: () => T): T {
  if (!made.has(name)) {
    made.set(name, make())
  }
  return made.get(name) as T
}

const adapter = new PrismaPg({ connectionString: 'postgres://u@host/db' })

const first = once('first', () => new PrismaClient({ adapter }))

const kept = globalThis as unknown as { client?: PrismaClient }
const second = kept.client ?? new PrismaClient({ adapter })
kept.client = second

const third = once('third', () => {
  if (!process.env.REPLICA_URL) {
    return first
  }
  return first.$extends({ name: 'replicas' }) as unknown as typeof first
})

export { third as prisma }

// call: ofEach('a1')
export async function ofEach(id: string) {
  await first.$queryRaw`SELECT 1 FROM apps WHERE id = ${id}`
  await second.$queryRaw`SELECT 2 FROM apps WHERE id = ${id}`
  await third.$queryRaw`SELECT 3 FROM apps WHERE id = ${id}`
}

const clients: unknown[] = [first]

function client(): PrismaClient {
  return clients.pop() as PrismaClient
}

async function current(): Promise<Prisma.TransactionClient> {
  return clients.at(0) as Prisma.TransactionClient
}

// call: ofTypes('a1')
export async function ofTypes(id: string) {
  const one = await current()
  await one.$queryRaw`SELECT 4 FROM apps WHERE id = ${id}`
  await client().$queryRaw`SELECT 5 FROM apps WHERE id = ${id}`
}

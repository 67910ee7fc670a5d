// Functions of this file send what other files give them.
import { PrismaClient } from '@prisma/client'

const client = new PrismaClient()

async function rawQuery(sql: string, data: Record<string, unknown>) {
  const params: unknown[] = []
  const query = sql?.replaceAll(/\{\{(\w+)}}/g, (_, name) => `$${params.push(data[name])}`)
  return client.$queryRawUnsafe(query, ...params)
}

const page = (sql: string, size: number) => client.$queryRawUnsafe(`${sql} LIMIT ${size}`)

export default { rawQuery, page }

import pg from 'pg'
import type { PoolClient } from 'pg'
import { COLUMNS, pool, run } from './database'

export async function constant(id: string) {
  return pool.query('select id from apps where id = $1', [id])
}

export async function branches(client: PoolClient, flag: boolean, direction: 'asc' | 'desc') {
  let text = `select ${COLUMNS.join(', ')} from apps`
  const conditions: string[] = []
  if (flag) conditions.push('a = 1')
  if (conditions.length) text += ' where ' + conditions.join(' and ')
  text += ` order by id ${direction}`
  return client.query({ text })
}

function helper(table: string) {
  return pool.query(`select * from ${table} where name = '${table}'`)
}

export function callSites() {
  helper('orgs')
  helper('apps')
}

export function unknown(suffix: string, name: string, place: number, order: string) {
  return pool.query(`select * from tbl_${suffix}, "${name}" where id = $${place} order by ${order}`)
}

export class Repository {
  constructor(private readonly pool: PoolClient) {}

  async find() {
    return this.pool.query('select 1 from repository')
  }
}

export const wrapped = () => run('select of_another_module from apps')

export function early(flag: boolean) {
  const columns = flag ? 'a' : 'b'
  if (flag) return pool.query(`select ${columns} from early`)
  return pool.query(`select ${columns} from late`)
}

const ORDERS = { name: 'apps.name', date: 'apps.created' }

export function list(key: string, ids: number[]) {
  const places = ids.map((_, place) => `$${place + 1}`).join(',')
  return pool.query('select id from apps where id in (' + places + ') order by ' + ORDERS[key])
}

export function loop(names: string[]) {
  const parts = ['true']
  for (const name of names) parts.push('owner is not null')
  return pool.query(`select id from apps where ${parts.join(' and ')}`)
}

export function tried(flag: boolean) {
  try {
    const parts = ['a = 1', ...(flag ? ['b = 2'] : [])]
    return pool.query(`select id from apps where ${parts.join(' and ')}`)
  } catch {
    return null
  }
}

app.get('/apps', async () => {
  const { rows } = await pool.query('select of_a_callback from apps')
  return rows
})

export default async () => pool.query('select of_the_default from apps')

const WHOLE = ['all', 'none']

function ofKind(kind: string) {
  if (WHOLE.includes(kind)) return pool.query('select id from apps')
  return pool.query(`select id from apps where ${kind}`)
}

export const kinds = () => [ofKind('all'), ofKind('a = 1')]

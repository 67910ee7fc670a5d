import type { Context } from 'hono'
import { Hono } from 'hono'
import { removeAll } from '../admin'
import { findUpdate as find, type Update } from '../queries'
import type { Unused } from '../types'

export const app = new Hono()

export async function handler(context: Context): Promise<Update> {
  const [update] = await find(context.req.param('app'))
  return update
}

function remove(context: Context) {
  return removeAll()
}

app.get('/updates', handler)
app.delete('/updates', remove)

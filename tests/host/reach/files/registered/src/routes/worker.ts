import { Hono } from 'hono'

export const worker = new Hono()

worker.get('/', () => never())

function never() {
  return 'select 3'
}

import { Hono } from 'hono'

export const router = new Hono()

router.get('/', all)

function all() {
  return 'select 1'
}

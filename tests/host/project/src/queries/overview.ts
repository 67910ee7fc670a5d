import { pool } from '../database'

export const PAYING = "status = 'succeeded' AND NOT mau_exceeded"

export async function overview(sort: 'name' | 'age') {
  const order = { name: 'o.name', age: 'o.created_at' }[sort]
  const result = await pool.query(`
    SELECT o.id,
           o.name,
           (SELECT count(*) FROM public.apps AS a WHERE a.owner_org = o.id) AS apps
    FROM public.orgs AS o
    WHERE o.customer_id IN (SELECT customer_id FROM public.stripe_info WHERE ${PAYING})
    ORDER BY ${order}
  `)
  return result.rows
}

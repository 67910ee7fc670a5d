import { type SQL, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'

/** Whether an organisation has credits that are left. */
function hasCredits(owner: SQL) {
  return sql<boolean>`EXISTS (
    SELECT 1
    FROM public.usage_credit_balances AS ucb
    WHERE ucb.org_id = ${owner}
      AND COALESCE(ucb.available_credits, 0) > 0
  )`
}

export async function getPlan(db: NodePgDatabase, appId: string) {
  const result = await db.execute(sql`
    SELECT o.id, o.name, ${hasCredits(sql`a.owner_org`)} AS has_credits
    FROM public.apps AS a
    JOIN public.orgs AS o ON o.id = a.owner_org
    WHERE a.app_id = ${appId}
  `)
  return result.rows.at(0)
}

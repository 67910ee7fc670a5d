import { type SQL, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'

/** Whether an organisation has credits that are left; a replica may not have the column yet. */
function hasCredits(owner: SQL) {
  return sql<boolean>`EXISTS (
    SELECT 1
    FROM public.orgs AS c
    WHERE c.id = ${owner}
      AND COALESCE((to_jsonb(c) ->> 'has_usage_credits')::boolean, false)
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

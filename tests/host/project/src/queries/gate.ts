import { sql } from 'drizzle-orm'
import { apps, appVersions, orgs, stripeInfo } from '../schema'

export type Action = 'mau' | 'storage' | 'bandwidth'

const EXCEEDED: Record<Action, string> = {
  mau: 'mau_exceeded',
  storage: 'storage_exceeded',
  bandwidth: 'bandwidth_exceeded',
}

const NOT_CANCELED = `stripe_info.status <> 'canceled'`

/** Whether an organisation may use the service: it has credits, a trial, or a plan that suffices. */
export function planIsValid(
  actions: Action[],
  owner: typeof apps.ownerOrg | typeof orgs.id,
) {
  const exceeded = actions.map(action => ` AND ${EXCEEDED[action]} = false`).join('')
  const customer = sql<string | null>`(
    SELECT ${orgs.customerId}
    FROM ${orgs}
    WHERE ${orgs.id} = ${owner}
  )`
  const hasCredits = sql`EXISTS (
    SELECT 1
    FROM ${orgs}
    WHERE ${orgs.id} = ${owner}
      AND COALESCE((to_jsonb(orgs) ->> 'has_usage_credits')::boolean, false)
  )`
  return sql<boolean>`(${hasCredits}) OR EXISTS (
    SELECT 1
    FROM ${stripeInfo}
    WHERE ${stripeInfo.customerId} = ${customer}
    AND (
      ${stripeInfo.trialAt}::date > CURRENT_DATE
      OR (
        ${stripeInfo.status} = 'succeeded'
        ${sql.raw(exceeded)}
      )
    )
    AND ${sql.raw(NOT_CANCELED)}
  ) OR (${customer} IS NULL)`
}

/** Versions that a device may be given. */
export const isUsable = sql`${appVersions.deleted} = false
  AND ${appVersions.checksum} IS NOT NULL`

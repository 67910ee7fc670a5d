import { and, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { alias } from "drizzle-orm/pg-core";
import { apps, appVersions, creditBalances, orgs } from "./schema";

const db = drizzle(process.env.DATABASE_URL ?? "");

export async function plan(appId: string) {
  const hasCredits = sql<boolean>`EXISTS (
    SELECT 1 FROM ${creditBalances} WHERE ${creditBalances.orgId} = ${orgs.id}
    --            ^^^^^^^^^^^^^^^^^ unreplicated-relation "usage_credit_balances"
  )`;
  return db
    .select({ name: apps.name, since: orgs.createdAt, hasCredits })
    .from(apps)
    .innerJoin(orgs, eq(orgs.id, apps.ownerOrg))
    .where(eq(apps.appId, appId));
}

export async function versions(appId: string) {
  const o = alias(orgs, "o");
  return db
    .select({ id: appVersions.id })
    .from(appVersions)
    .where(
      and(
        eq(appVersions.appId, appId),
        sql`EXISTS (SELECT 1 FROM ${o} WHERE ${o.name} = 'x')`,
        //                        ^^^^ unreplicated-relation "alias of "
      ),
    );
}

export const unusedPart = sql`EXISTS (SELECT 1 FROM ${creditBalances})`;
//                                                  ^^^^^^^^^^^^^^^^^ unreplicated-relation

export async function counted() {
  const counts = db
    .select({ org: apps.ownerOrg, n: sql<number>`count(*)`.as("n") })
    .from(apps)
    .groupBy(apps.ownerOrg)
    .as("counts");
  return db
    .select({ name: orgs.name, n: counts.n, twice: sql`${counts.n} * 2` })
    .from(orgs)
    .leftJoin(counts, eq(counts.org, orgs.id))
    .where(sql`n > 1`);
  //           ^ unqualified-column
}

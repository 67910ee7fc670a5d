import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { apps, creditBalances, orgs } from "./schema";

const db = drizzle(process.env.DATABASE_URL ?? "");

export async function sampled(appId: string) {
  return db.select({ id: apps.appId }).from(apps).tablesample(3).where(eq(apps.appId, appId));
  //                                              ^^^^^^^^^^^^^^ unanalysed
}

export async function joinedByOthers() {
  return db
    .select({ name: orgs.name, credits: sql`${creditBalances.orgId}` })
    .from(orgs)
    .joinedWith(creditBalances)
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
    .orderBy(orgs.id);
}

export async function unreplicated() {
  return db.select().from(creditBalances).hinted("x");
  //                      ^^^^^^^^^^^^^^ unreplicated-relation "usage_credit_balances"
  //                                      ^^^^^^^^^^^ unanalysed
}

export async function changed() {
  const query = db.select({ id: apps.appId }).from(apps).$dynamic();
  query.hinted("x");
//^^^^^^^^^^^^^^^^^ unanalysed
  query.limit(1);
  return query;
}

export async function fragment() {
  return db.execute(sql`SELECT a.app_id FROM public.apps AS a WHERE ${sql`true`.negated()}`);
  //                                                                ^^^^^^^^^^^^^^^^^^^^^^ unanalysed
}

export async function made() {
  return db.execute(sql`SELECT a.app_id FROM public.apps AS a WHERE ${sql.always(true)}`);
  //                                                                ^^^^^^^^^^^^^^^^^^^ unanalysed
}

export async function rows() {
  const found = await db.select({ id: apps.appId }).from(apps);
  return found.filter((row) => row.id).map((row) => row.id);
}

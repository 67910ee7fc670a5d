import { neon } from "@neondatabase/serverless";
import { PrismaClient } from "@prisma/client";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { Kysely, sql as kysely } from "kysely";
import { Pool } from "pg";
import postgres from "postgres";
import { encoded, stripe } from "./schema";

const pool = new Pool();
const db = drizzle(pool);
const tag = postgres("postgres://");
const http = neon("postgres://");
const prisma = new PrismaClient();
const PAUSED = "paused";
//              ^^^^^^ unknown-enum-label

export const equal = () =>
  db.select({ id: stripe.customerId }).from(stripe).where(eq(stripe.status, "suceeded"));
//                                                                           ^^^^^^^^ unknown-enum-label "succeeded"

export const listed = () =>
  db
    .select({ id: stripe.customerId })
    .from(stripe)
    .where(inArray(stripe.status, ["succeeded", "expired", PAUSED]));
//                                               ^^^^^^^ unknown-enum-label

export const chosen = (isPaid: boolean) =>
  db
    .select({ id: stripe.customerId })
    .from(stripe)
    .where(ne(stripe.status, isPaid ? "unpaid" : "created"));
//                                     ^^^^^^ unknown-enum-label

export const ofText = () =>
  db
    .select({ id: stripe.customerId })
    .from(stripe)
    .where(and(sql`${stripe.status}::text = ${"expired"}`, eq(stripe.customerId, "expired")));

export const encodedByItsType = () =>
  db.select({ id: encoded.customerId }).from(encoded).where(eq(encoded.status, "SUCCEEDED"));

export const inTemplate = () =>
  db.execute(sql`select ${stripe.customerId} from ${stripe} where ${stripe.status} = ${"expired"}`);
//                                                                                      ^^^^^^^ unknown-enum-label

export const withValues = (id: string) =>
  pool.query("select s.customer_id from stripe_info s where s.customer_id = $1 and s.status = $2", [
    id,
    "expired",
//   ^^^^^^^ unknown-enum-label
  ]);

export const ofRecord = () =>
  pool.query({
    text: "select s.customer_id from stripe_info s where s.status = $1",
    values: ["expired"],
//            ^^^^^^^ unknown-enum-label
  });

export const withPostgres = () =>
  tag`select s.customer_id from stripe_info s where s.status in ${tag(["created", "expired"])}`;
//                                                                                 ^^^^^^^ unknown-enum-label

export const withNeon = () =>
  http`select s.customer_id from stripe_info s where s.status = any(${["created", "expired"]})`;
//                                                                                 ^^^^^^^ unknown-enum-label

export const withPrisma = () =>
  prisma.$queryRaw`select s.customer_id from stripe_info s where s.status = ${"expired"}::stripe_status`;
//                                                                             ^^^^^^^ unknown-enum-label

export const withPrismaUnsafe = () =>
  prisma.$queryRawUnsafe("select s.customer_id from stripe_info s where s.status = $1", "expired");
//                                                                                       ^^^^^^^ unknown-enum-label

export const withKysely = (other: Kysely<unknown>) =>
  kysely`select s.customer_id from stripe_info s where s.status = ${kysely.val("expired")}`.execute(other);
//                                                                              ^^^^^^^ unknown-enum-label

export const ofKind = (kind = "all") =>
  ["all", "none"].includes(kind)
    ? db.select({ id: stripe.customerId }).from(stripe)
    : db.select({ id: stripe.customerId }).from(stripe).where(eq(stripe.status, kind));

export const ofArray = () =>
  pool.query("select s.customer_id from stripe_info s where s.status = any($1)", ["{created,lost}"]);
//                                                                                 ^^^^^^^^^^^^^^ unknown-enum-label "lost"

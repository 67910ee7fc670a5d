// search_path: public
import { bigint, boolean, pgTable, pgView, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const orgs = pgTable("orgs", {
  id: uuid("id").primaryKey(),
  name: text("name"),
  customerId: text("customer_id"),
  createdAt: timestamp("created_at", { withTimezone: true }),
});

export const apps = pgTable("apps", {
  appId: text("app_id").primaryKey(),
  ownerOrg: uuid("owner_org"),
  name: text("name"),
});

export const appVersions = pgTable("app_versions", {
  id: bigint("id", { mode: "number" }),
  appId: text("app_id"),
  deleted: boolean("deleted"),
});

export const creditBalances = pgView("usage_credit_balances", {
  orgId: uuid("org_id"),
  available: bigint("available_credits", { mode: "number" }),
}).existing();

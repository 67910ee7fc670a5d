// search_path: public
import { customType, pgEnum, pgTable, text } from "drizzle-orm/pg-core";

export const status = pgEnum("stripe_status", ["created", "succeeded"]);

const shortened = customType<{ data: string }>({
  dataType: () => "stripe_status",
  toDriver: (value) => value.toLowerCase(),
});

export const stripe = pgTable("stripe_info", {
  customerId: text("customer_id"),
  status: status("status"),
});

export const encoded = pgTable("stripe_info", {
  customerId: text("customer_id"),
  status: shortened("status"),
});

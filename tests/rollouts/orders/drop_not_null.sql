ALTER TABLE app.orders ALTER COLUMN note DROP NOT NULL;

-- @ steps
-- contract: List under not_null of app.orders what stays
-- each replica: Drop NOT NULL of column "note" of app.orders
-- primary: Run 1.sql

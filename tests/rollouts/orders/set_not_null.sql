ALTER TABLE app.orders ALTER COLUMN quantity SET NOT NULL;

-- @ steps
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Set NOT NULL of column "quantity" of app.orders
-- contract: List under not_null of app.orders what every replica enforces now

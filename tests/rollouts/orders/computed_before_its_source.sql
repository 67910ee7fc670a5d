ALTER TABLE app.orders ADD COLUMN twice integer GENERATED ALWAYS AS (quantity * 2) STORED;
-- @ migration
ALTER TABLE app.orders DROP COLUMN twice, DROP COLUMN quantity;

-- @ steps
-- contract: Give column "quantity" of app.orders rollout: removing
-- read path: Queries stop reading column "quantity" of app.orders
-- each replica: Let column "quantity" of app.orders be without a value
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Drop column "twice" of app.orders
-- each replica: Drop column "quantity" of app.orders
-- contract: Take column "quantity" out of app.orders

CREATE DOMAIN app.percent AS numeric(5, 2) CHECK (VALUE >= 0);
ALTER TABLE app.orders ADD COLUMN discount app.percent;
ALTER TABLE app.orders ADD COLUMN tax app.percent;

-- @ steps
-- each replica: Create type app.percent
-- each replica: Add column "discount" to app.orders
-- each replica: Add column "tax" to app.orders
-- contract: Change the contract
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- contract: Change the contract
-- read path: Queries may read column "discount" of app.orders
-- read path: Queries may read column "tax" of app.orders

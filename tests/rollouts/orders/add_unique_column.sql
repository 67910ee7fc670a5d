ALTER TABLE app.orders ADD COLUMN a integer, ADD COLUMN b text COLLATE "C" UNIQUE;

-- @ steps
-- contract: Change the contract
-- each replica: Add column "a" to app.orders
-- each replica: Add column "b" to app.orders
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Make b of app.orders unique
-- contract: Change the contract
-- read path: Queries may read column "a" of app.orders
-- read path: Queries may read column "b" of app.orders

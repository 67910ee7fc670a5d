ALTER TABLE app.orders DROP COLUMN note;

-- @ steps
-- contract: Change the contract
-- read path: Queries stop reading column "note" of app.orders
-- each replica: Let column "note" of app.orders be without a value
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Drop column "note" of app.orders
-- contract: Take column "note" out of app.orders

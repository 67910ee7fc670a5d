ALTER TABLE app.orders DROP COLUMN total;
DROP DOMAIN app.amount;

-- @ steps
-- contract: Give column "total" of app.orders rollout: removing
-- read path: Queries stop reading column "total" of app.orders
-- read path: Queries stop naming type app.amount
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Drop column "total" of app.orders
-- each replica: Drop type app.amount
-- contract: Change the contract

ALTER TABLE app.orders ADD COLUMN plan text;
UPDATE app.orders SET plan = 'free';
ALTER TABLE app.orders ALTER COLUMN plan SET NOT NULL;

-- @ steps
-- contract: List column "plan" of app.orders with rollout: adding
-- each replica: Add column "plan" to app.orders
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Set NOT NULL of column "plan" of app.orders
-- contract: Change the contract
-- read path: Queries may read column "plan" of app.orders

ALTER TABLE app.orders ADD COLUMN plan text NOT NULL DEFAULT 'free';

-- @ steps
-- contract: List column "plan" of app.orders with rollout: adding
-- each replica: Add column "plan" to app.orders
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- contract: Change the contract
-- read path: Queries may read column "plan" of app.orders

ALTER TABLE app.orders ADD COLUMN tags text[] NOT NULL DEFAULT ARRAY[]::text[];

-- @ steps
-- contract: List column "tags" of app.orders with rollout: adding
-- each replica: Add column "tags" to app.orders
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- contract: Change the contract
-- read path: Queries may read column "tags" of app.orders

ALTER TABLE app.orders ADD COLUMN double integer GENERATED ALWAYS AS (quantity * 2) STORED;

-- @ steps
-- contract: List column "double" of app.orders with rollout: adding
-- each replica: Add generated column "double" to app.orders
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- contract: Take rollout from column "double" of app.orders
-- read path: Queries may read column "double" of app.orders

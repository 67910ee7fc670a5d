DROP TYPE app.order_status CASCADE;

-- @ steps
-- contract: Give column "status" of app.orders rollout: removing
-- read path: Queries stop reading column "status" of app.orders
-- read path: Queries stop naming type app.order_status
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Drop column "status" of app.orders
-- each replica: Drop type app.order_status
-- contract: Change the contract

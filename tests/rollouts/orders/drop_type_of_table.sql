DROP TABLE app.orders;
DROP TYPE app.order_status;

-- @ steps
-- contract: Take app.orders out
-- read path: Queries stop reading app.orders
-- read path: Queries stop naming type app.order_status
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each subscription: Refresh the subscription
-- each replica: Drop app.orders
-- each replica: Drop type app.order_status
-- contract: Take type app.order_status out

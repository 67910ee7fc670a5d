CREATE SCHEMA stock;
CREATE TABLE stock.things (id bigint PRIMARY KEY, status app.order_status);
ALTER PUBLICATION shop ADD TABLE stock.things;

-- @ steps
-- each replica: Create schema stock
-- each replica: Create stock.things
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each subscription: Refresh the subscription
-- contract: List stock.things
-- read path: Queries may read stock.things

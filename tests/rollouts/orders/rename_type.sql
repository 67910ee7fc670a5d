ALTER TYPE app.order_status RENAME TO state;

-- @ steps
-- read path: Queries stop naming type app.order_status
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Rename type app.order_status
-- contract: Call type app.order_status app.state
-- read path: Queries may name type app.state

ALTER PUBLICATION shop SET TABLE app.customers (id, email, name), app.orders, app.stages;
-- @ migration
ALTER PUBLICATION shop DROP TABLE app.customers;

-- @ steps
-- contract: Take app.customers out
-- read path: Queries stop reading app.customers
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each subscription: Refresh the subscription
-- each replica: Drop app.customers

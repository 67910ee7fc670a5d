ALTER PUBLICATION shop SET TABLE app.customers (id, email), app.orders, app.stages;

-- @ steps
-- contract: Change the contract
-- read path: Queries stop reading column "name" of app.customers
-- read path: Queries stop reading column "visits" of app.customers
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Drop column "name" of app.customers
-- each replica: Drop column "visits" of app.customers
-- contract: Change the contract

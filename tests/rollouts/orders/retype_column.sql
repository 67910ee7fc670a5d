ALTER TABLE app.orders ALTER COLUMN quantity TYPE bigint;

-- @ steps
-- contract: List column "quantity_new" of app.orders with rollout: adding
-- each replica: Add column "quantity_new" to app.orders
-- primary: Write 1.sql anew, and run it
-- primary: Wait until every replica has applied all of it
-- contract: Take rollout from column "quantity_new" of app.orders
-- read path: Queries may read column "quantity_new" of app.orders
-- application: Move the writers: column "quantity" of app.orders to bigint, as "quantity_new"
-- contract: Give column "quantity" of app.orders rollout: removing
-- read path: Queries stop reading column "quantity" of app.orders
-- each replica: Let column "quantity" of app.orders be without a value
-- primary: Run another migration: the end of column "quantity" of app.orders to bigint, as "quantity_new"
-- primary: Wait until every replica has applied all of it
-- each replica: Drop column "quantity" of app.orders
-- contract: Take column "quantity" out of app.orders

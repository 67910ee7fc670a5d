ALTER TABLE app.orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (id, note);

-- @ steps
-- contract: Leave the key of app.orders unsaid
-- primary: Send whole rows of app.orders
-- each replica: Let the replicas find rows of app.orders by id, note
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- primary: Send the key of app.orders alone again
-- contract: Say how rows of app.orders are found

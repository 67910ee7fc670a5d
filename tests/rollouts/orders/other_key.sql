ALTER TABLE app.customers DROP CONSTRAINT customers_pkey;
ALTER TABLE app.customers ADD PRIMARY KEY (email);

-- @ steps
-- contract: Leave the key of app.customers unsaid
-- primary: Send whole rows of app.customers
-- each replica: Let the replicas find rows of app.customers by email
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- primary: Send the key of app.customers alone again
-- contract: Say how rows of app.customers are found

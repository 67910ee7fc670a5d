ALTER TABLE app.customers RENAME TO clients;

-- @ steps
-- each replica: Create app.clients
-- primary: Write 1.sql anew, and run it
-- primary: Wait until every replica has applied all of it
-- each subscription: Refresh the subscription
-- contract: List app.clients
-- read path: Queries may read app.clients
-- application: Move the writers: app.customers to app.clients
-- contract: Take app.customers out
-- read path: Queries stop reading app.customers
-- primary: Run another migration: the end of app.customers to app.clients
-- primary: Wait until every replica has applied all of it
-- each subscription: Refresh the subscription
-- each replica: Drop app.customers

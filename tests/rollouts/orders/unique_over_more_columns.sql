ALTER TABLE app.customers DROP CONSTRAINT one_email, ADD UNIQUE (email, name);

-- @ steps
-- contract: List under unique of app.customers what stays
-- each replica: Drop UNIQUE of email of app.customers
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Make email, name of app.customers unique
-- contract: List under unique of app.customers what every replica enforces now

ALTER TABLE app.customers DROP CONSTRAINT one_email;

-- @ steps
-- contract: List under unique of app.customers what stays
-- each replica: Drop UNIQUE of email of app.customers
-- primary: Run 1.sql

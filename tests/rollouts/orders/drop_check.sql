ALTER TABLE app.orders DROP CONSTRAINT at_least_one;

-- @ steps
-- each replica: Drop CHECK at_least_one of app.orders
-- primary: Run 1.sql

ALTER TABLE app.orders ADD UNIQUE (note);

-- @ steps
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Make note of app.orders unique
-- contract: List under unique of app.orders what every replica enforces now

ALTER DOMAIN app.amount DROP CONSTRAINT is_positive;
ALTER DOMAIN app.amount ADD CONSTRAINT small CHECK (VALUE < 1000);

-- @ steps
-- each replica: Relax domain app.amount
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Restrict domain app.amount

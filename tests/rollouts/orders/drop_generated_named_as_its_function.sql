CREATE FUNCTION app.twice(integer) RETURNS integer IMMUTABLE LANGUAGE sql AS $$SELECT $1$$;
ALTER TABLE app.orders ADD twice integer GENERATED ALWAYS AS (app.twice(quantity)) STORED;
-- @ migration
ALTER TABLE app.orders DROP COLUMN twice;

-- @ steps
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Drop column "twice" of app.orders

CREATE TYPE app.point AS (x integer);
ALTER TABLE app.orders ADD COLUMN at app.point;
ALTER TYPE app.point ADD ATTRIBUTE y integer;

-- @ why
-- 3: ADD ATTRIBUTE of type app.point changes the values that are sent at once

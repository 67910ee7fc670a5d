ALTER TABLE app.orders ALTER COLUMN status SET DEFAULT 'open', ADD UNIQUE (code, status);
-- @ migration
ALTER TABLE app.orders DROP COLUMN code;

-- @ steps
-- contract: Give column "code" of app.orders rollout: removing
-- read path: Queries stop reading column "code" of app.orders
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Drop column "code" of app.orders
-- contract: Take column "code" out of app.orders

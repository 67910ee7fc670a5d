ALTER TABLE app.orders ADD COLUMN a timestamptz DEFAULT '2020-01-01 00:00+02';
ALTER TABLE app.orders ADD COLUMN b timestamptz DEFAULT '2020-01-01 00:00:00.5-05:30';
ALTER TABLE app.orders ADD COLUMN c timestamptz DEFAULT '2020-01-01T00:00:00Z'::timestamptz;
ALTER TABLE app.orders ADD COLUMN d timestamptz DEFAULT 'epoch';
ALTER TABLE app.orders ADD COLUMN e timestamp DEFAULT '2020-01-01';
ALTER TABLE app.orders ADD COLUMN f timestamptz DEFAULT NULL::timestamp;

-- @ steps
-- contract: Change the contract
-- each replica: Add column "a" to app.orders
-- each replica: Add column "b" to app.orders
-- each replica: Add column "c" to app.orders
-- each replica: Add column "d" to app.orders
-- each replica: Add column "e" to app.orders
-- each replica: Add column "f" to app.orders
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- contract: Change the contract
-- read path: Queries may read column "a" of app.orders
-- read path: Queries may read column "b" of app.orders
-- read path: Queries may read column "c" of app.orders
-- read path: Queries may read column "d" of app.orders
-- read path: Queries may read column "e" of app.orders
-- read path: Queries may read column "f" of app.orders

-- happens: stops 55000
-- finds: column-not-in-contract
-- @ migration
BEGIN;
ALTER TABLE app.orders ADD COLUMN old integer;
TRUNCATE app.orders;
ALTER TABLE app.orders DROP COLUMN old;
COMMIT;

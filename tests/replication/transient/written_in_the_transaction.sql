-- happens: stops 55000
-- finds: column-not-in-contract
-- @ migration
BEGIN;
ALTER TABLE app.orders ADD COLUMN old integer;
UPDATE app.orders SET old = 1 WHERE old IS DISTINCT FROM 1;
ALTER TABLE app.orders DROP COLUMN old;
COMMIT;

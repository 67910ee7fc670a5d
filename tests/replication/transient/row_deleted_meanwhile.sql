-- happens: stops 55000
-- finds: column-not-in-contract
-- @ migration
BEGIN;
ALTER TABLE app.orders ADD COLUMN old integer;
DELETE FROM app.orders WHERE id = 1;
ALTER TABLE app.orders DROP COLUMN old;
COMMIT;

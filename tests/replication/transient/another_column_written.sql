-- happens: stops 55000
-- finds: column-not-in-contract
-- @ migration
BEGIN;
ALTER TABLE app.orders ADD COLUMN old integer;
UPDATE app.orders SET quantity = 3 WHERE quantity IS DISTINCT FROM 3;
ALTER TABLE app.orders DROP COLUMN old;
COMMIT;

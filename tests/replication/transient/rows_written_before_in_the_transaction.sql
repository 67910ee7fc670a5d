-- happens: follows
-- finds: nothing
-- @ migration
BEGIN;
UPDATE app.orders SET quantity = 3 WHERE quantity IS DISTINCT FROM 3;
ALTER TABLE app.orders ADD COLUMN old integer;
ALTER TABLE app.orders DROP COLUMN old;
COMMIT;

-- happens: follows
-- finds: nothing
-- @ migration
BEGIN;
ALTER TABLE app.orders ADD COLUMN old integer;
ALTER TABLE app.orders DROP COLUMN old;
COMMIT;

-- happens: follows
-- finds: nothing
-- @ migration
BEGIN;
ALTER TABLE app.orders ADD COLUMN old uuid DEFAULT gen_random_uuid();
ALTER TABLE app.orders DROP COLUMN old;
COMMIT;

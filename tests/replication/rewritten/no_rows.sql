-- happens: follows
-- finds: nothing
-- @ migration
BEGIN;
TRUNCATE app.customers;
ALTER TABLE app.customers ALTER COLUMN name TYPE text USING upper(name);
COMMIT;

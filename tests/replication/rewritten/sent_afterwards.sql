-- happens: follows
-- finds: nothing
-- @ migration
BEGIN;
ALTER TABLE app.customers ALTER COLUMN name TYPE text USING upper(name);
UPDATE app.customers SET name = upper(name);
COMMIT;

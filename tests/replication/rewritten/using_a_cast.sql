-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.customers ALTER COLUMN name TYPE text USING name::text;

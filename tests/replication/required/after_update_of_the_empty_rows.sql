-- happens: follows
-- finds: nothing
-- @ migration
UPDATE app.customers SET name = '' WHERE name IS NULL;
ALTER TABLE app.customers ALTER COLUMN name SET NOT NULL;

-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.customers ADD CONSTRAINT named CHECK (name IS NOT NULL) NOT VALID;
ALTER TABLE app.customers VALIDATE CONSTRAINT named;
ALTER TABLE app.customers ALTER COLUMN name SET NOT NULL;

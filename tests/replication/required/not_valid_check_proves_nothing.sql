-- happens: migration fails 23502
-- finds: required-column-without-default
-- @ history
INSERT INTO app.customers VALUES (2, 'bob@shop.example', NULL);
-- @ migration
ALTER TABLE app.customers ADD CONSTRAINT named CHECK (name IS NOT NULL) NOT VALID;
ALTER TABLE app.customers ALTER COLUMN name SET NOT NULL;

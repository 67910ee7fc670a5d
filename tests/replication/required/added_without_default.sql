-- happens: migration fails 23502
-- finds: column-not-in-contract, required-column-without-default
-- @ migration
ALTER TABLE app.customers ADD COLUMN phone text NOT NULL;

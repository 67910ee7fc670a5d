-- happens: differs
-- finds: rewrite-not-replicated
-- @ migration
ALTER TABLE app.customers ALTER COLUMN name TYPE text USING upper(name);

-- happens: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.customers ALTER COLUMN name SET DEFAULT 'nobody';
-- @ history
ALTER TABLE app.customers ALTER COLUMN name SET DEFAULT 'nobody';
-- @ migration
ALTER TABLE app.customers ALTER COLUMN name DROP DEFAULT;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example');

-- happens: follows
-- finds: nothing
-- @ history
ALTER TABLE app.customers ALTER COLUMN name SET NOT NULL;
-- @ migration
ALTER TABLE app.customers ALTER COLUMN name DROP NOT NULL;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', NULL);

-- happens: follows
-- finds: nothing
-- @ history
ALTER TABLE app.customers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
-- @ migration
ALTER TABLE app.customers ALTER COLUMN id DROP IDENTITY;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example');

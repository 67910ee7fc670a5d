-- happens: stops 55000
-- finds: generated-column
-- @ replica
ALTER TABLE app.orders ADD COLUMN triple integer GENERATED ALWAYS AS (quantity * 3) STORED;
-- @ migration
ALTER TABLE app.orders ADD COLUMN triple integer;
-- @ later
INSERT INTO app.orders (id, quantity, triple, note) VALUES (2, 4, 12, 'b');

-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.orders ADD COLUMN half integer GENERATED ALWAYS AS (quantity / 2) STORED;
-- @ later
INSERT INTO app.orders (id, quantity, note) VALUES (2, 4, 'b');

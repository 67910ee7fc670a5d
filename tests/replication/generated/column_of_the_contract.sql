-- happens: differs
-- finds: generated-column
-- @ replica
ALTER TABLE app.orders ADD COLUMN double integer;
-- @ migration
ALTER TABLE app.orders ADD COLUMN double integer GENERATED ALWAYS AS (quantity * 2) STORED;
-- @ later
INSERT INTO app.orders (id, quantity, note) VALUES (2, 4, 'b');

-- happens: history fails 42601; 18: differs
-- finds: generated-column
-- @ replica
ALTER TABLE app.orders ADD COLUMN double integer;
-- @ history
CREATE PUBLICATION shop FOR TABLE app.orders WITH (publish_generated_columns = stored);
-- @ migration
ALTER TABLE app.orders ADD COLUMN double integer GENERATED ALWAYS AS (quantity * 2) STORED;
-- @ later
INSERT INTO app.orders (id, quantity, note) VALUES (2, 4, 'b');

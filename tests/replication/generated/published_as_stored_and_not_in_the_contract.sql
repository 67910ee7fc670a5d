-- happens: history fails 42601; 18: stops 55000
-- finds: column-not-in-contract
-- @ history
CREATE PUBLICATION shop FOR TABLE app.orders WITH (publish_generated_columns = stored);
-- @ migration
ALTER TABLE app.orders ADD COLUMN half integer GENERATED ALWAYS AS (quantity / 2) STORED;
-- @ later
INSERT INTO app.orders (id, quantity, note) VALUES (2, 4, 'b');

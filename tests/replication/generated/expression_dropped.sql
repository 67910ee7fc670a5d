-- happens: stops 55000
-- finds: column-not-in-contract
-- @ history
ALTER TABLE app.orders ADD COLUMN half integer GENERATED ALWAYS AS (quantity / 2) STORED;
-- @ migration
ALTER TABLE app.orders ALTER COLUMN half DROP EXPRESSION;
-- @ later
INSERT INTO app.orders (id, quantity, note) VALUES (2, 4, 'b');

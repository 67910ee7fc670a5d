-- happens: migration fails 42P10; 18: differs
-- finds: generated-column
-- @ replica
ALTER TABLE app.orders ADD COLUMN double integer;
-- @ history
CREATE PUBLICATION shop FOR TABLE app.orders;
-- @ migration
ALTER TABLE app.orders ADD COLUMN double integer GENERATED ALWAYS AS (quantity * 2) STORED;
ALTER PUBLICATION shop SET TABLE
    app.orders (id, customer_id, status, total, quantity, note, double);
-- @ later
INSERT INTO app.orders (id, quantity, note) VALUES (2, 4, 'b');

-- happens: history fails 42601; 18: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.orders ADD COLUMN double integer;
UPDATE app.orders SET double = 2;
-- @ history
ALTER TABLE app.orders ADD COLUMN double integer GENERATED ALWAYS AS (quantity * 2) STORED;
CREATE PUBLICATION shop FOR TABLE app.orders WITH (publish_generated_columns = stored);
-- @ migration
ALTER TABLE app.orders REPLICA IDENTITY FULL;
-- @ later
UPDATE app.orders SET note = 'x';

-- happens: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.orders ADD COLUMN triple integer GENERATED ALWAYS AS (quantity * 3) STORED;
-- @ migration
ALTER TABLE app.orders ADD COLUMN triple integer GENERATED ALWAYS AS (quantity * 3) STORED;
-- @ later
UPDATE app.orders SET note = 'x';

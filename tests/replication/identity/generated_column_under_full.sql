-- happens: follows; 18: later fails 42P10
-- finds: replica-identity
-- because: PostgreSQL 18 refuses what older ones take
-- @ replica
ALTER TABLE app.orders ADD COLUMN triple integer GENERATED ALWAYS AS (quantity * 3) STORED;
-- @ history
ALTER TABLE app.orders REPLICA IDENTITY FULL;
-- @ migration
ALTER TABLE app.orders ADD COLUMN triple integer GENERATED ALWAYS AS (quantity * 3) STORED;
-- @ later
UPDATE app.orders SET note = 'x';

-- happens: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey;
-- @ migration
ALTER TABLE app.orders REPLICA IDENTITY FULL;
-- @ later
UPDATE app.orders SET quantity = 2;

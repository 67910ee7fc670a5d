-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.orders REPLICA IDENTITY FULL;
-- @ later
UPDATE app.orders SET quantity = 2;
DELETE FROM app.orders;

-- happens: stops 55000
-- finds: replica-identity-moved
-- @ migration
ALTER TABLE app.orders REPLICA IDENTITY USING INDEX one_note;
-- @ later
UPDATE app.orders SET quantity = 2;

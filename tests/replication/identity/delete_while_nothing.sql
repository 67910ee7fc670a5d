-- happens: migration fails 55000
-- finds: replica-identity
-- @ migration
ALTER TABLE app.orders REPLICA IDENTITY NOTHING;
DELETE FROM app.orders WHERE id = 9;
ALTER TABLE app.orders REPLICA IDENTITY DEFAULT;

-- happens: migration fails 42809
-- finds: nothing
-- @ migration
ALTER TABLE app.orders ALTER CONSTRAINT orders_pkey DEFERRABLE;

-- happens: migration fails 55000
-- finds: replica-identity
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey;
UPDATE app.orders SET quantity = 2 WHERE quantity IS DISTINCT FROM 2;
ALTER TABLE app.orders ADD PRIMARY KEY (id);

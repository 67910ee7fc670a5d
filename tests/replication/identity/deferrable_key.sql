-- happens: later fails 55000
-- finds: constraint-relaxed, replica-identity
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (id) DEFERRABLE;
-- @ later
UPDATE app.orders SET quantity = 2;

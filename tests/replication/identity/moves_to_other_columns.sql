-- happens: stops 55000
-- finds: constraint-relaxed, replica-identity-moved
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (note);
-- @ later
UPDATE app.orders SET quantity = 2;

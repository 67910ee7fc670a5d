-- happens: follows
-- finds: constraint-relaxed
-- because: a second row of the same id would stop it
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (id, note);
-- @ later
UPDATE app.orders SET quantity = 2;

-- happens: stops 23505
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (id, note);
-- @ later
INSERT INTO app.orders (id, note) VALUES (1, 'second');

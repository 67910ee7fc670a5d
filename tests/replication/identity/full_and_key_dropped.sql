-- happens: stops 23505
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.orders REPLICA IDENTITY FULL;
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey;
-- @ later
UPDATE app.orders SET quantity = 2;
INSERT INTO app.orders (id, note) VALUES (1, 'again');

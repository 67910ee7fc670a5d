-- happens: migration fails 55000
-- finds: replica-identity
-- @ migration
ALTER TABLE app.orders REPLICA IDENTITY NOTHING;
INSERT INTO app.orders (id, quantity, note) VALUES (1, 3, 'b')
ON CONFLICT (id) DO UPDATE SET quantity = 3 WHERE orders.quantity IS DISTINCT FROM 3;
ALTER TABLE app.orders REPLICA IDENTITY DEFAULT;

-- happens: differs
-- finds: rewrite-not-replicated
-- @ history
INSERT INTO app.orders (id, note) VALUES (2, 'b');
-- @ replica
INSERT INTO app.orders (id, note) VALUES (2, 'b');
UPDATE app.orders SET note = 'first' WHERE id = 1;
ALTER TABLE app.orders ADD COLUMN double serial;
-- @ migration
ALTER TABLE app.orders ADD COLUMN double serial;

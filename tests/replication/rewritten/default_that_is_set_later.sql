-- happens: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.orders ADD COLUMN double integer;
-- @ migration
ALTER TABLE app.orders ADD COLUMN double integer;
UPDATE app.orders SET double = 1000000000 * random() WHERE double IS NULL;
ALTER TABLE app.orders ALTER COLUMN double SET DEFAULT 1000000000 * random();
-- @ later
INSERT INTO app.orders (id, note) VALUES (2, 'b');

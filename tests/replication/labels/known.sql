-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.orders ALTER COLUMN status SET DEFAULT 'paid';
-- @ later
INSERT INTO app.orders (id, note) VALUES (2, 'b');

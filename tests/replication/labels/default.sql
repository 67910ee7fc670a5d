-- happens: stops 22P02
-- finds: unknown-label-written
-- @ history
ALTER TYPE app.order_status ADD VALUE 'lost';
-- @ migration
ALTER TABLE app.orders ALTER COLUMN status SET DEFAULT 'lost';
-- @ later
INSERT INTO app.orders (id, note) VALUES (2, 'b');

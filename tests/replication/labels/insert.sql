-- happens: stops 22P02
-- finds: unknown-label-written
-- @ history
ALTER TYPE app.order_status ADD VALUE 'lost';
-- @ migration
INSERT INTO app.orders (id, status, note) VALUES (2, 'open', 'b'), (3, 'lost', 'c');

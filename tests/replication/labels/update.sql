-- happens: stops 22P02
-- finds: unknown-label-written
-- @ history
ALTER TYPE app.order_status ADD VALUE 'lost';
-- @ migration
UPDATE app.orders SET status = 'lost' WHERE status IS DISTINCT FROM 'lost';

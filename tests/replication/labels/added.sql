-- happens: stops 22P02
-- finds: type-change-not-replicated
-- @ migration
ALTER TYPE app.order_status ADD VALUE 'lost';
-- @ later
UPDATE app.orders SET status = 'lost';

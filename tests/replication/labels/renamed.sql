-- happens: stops 22P02
-- finds: type-change-not-replicated
-- @ migration
ALTER TYPE app.order_status RENAME VALUE 'paid' TO 'payed';
-- @ later
UPDATE app.orders SET status = 'payed';

UPDATE app.orders SET status = 'nope';

-- @ why
-- 1: "nope" is written, but type app.order_status has no such label on the replicas

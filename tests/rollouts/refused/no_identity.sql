ALTER TABLE app.orders REPLICA IDENTITY NOTHING;

-- @ why
-- 1: the primary refuses UPDATE and DELETE of app.orders, which is published: there is no identity

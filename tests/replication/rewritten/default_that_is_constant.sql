-- happens: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.orders ADD COLUMN double integer DEFAULT 7;
-- @ migration
ALTER TABLE app.orders ADD COLUMN double integer DEFAULT 7;

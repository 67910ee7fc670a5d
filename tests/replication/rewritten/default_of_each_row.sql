-- happens: differs
-- finds: rewrite-not-replicated
-- @ replica
ALTER TABLE app.orders ADD COLUMN double integer DEFAULT 1000000000 * random();
-- @ migration
ALTER TABLE app.orders ADD COLUMN double integer DEFAULT 1000000000 * random();

-- happens: differs
-- finds: rewrite-not-replicated
-- @ replica
ALTER TABLE app.orders ADD COLUMN double integer DEFAULT to_char(now(), 'US')::integer;
-- @ migration
ALTER TABLE app.orders ADD COLUMN double integer DEFAULT to_char(now(), 'US')::integer;

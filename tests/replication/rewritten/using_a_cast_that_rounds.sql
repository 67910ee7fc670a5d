-- happens: differs
-- finds: rewrite-not-replicated
-- @ history
UPDATE app.orders SET total = 5.5;
-- @ replica
UPDATE app.orders SET total = 5.5;
-- @ migration
ALTER TABLE app.orders ALTER COLUMN total TYPE app.amount USING total::integer;

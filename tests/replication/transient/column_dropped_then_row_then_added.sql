-- happens: differs
-- finds: constraint-relaxed, replicated-column-dropped
-- @ migration
BEGIN;
ALTER TABLE app.orders DROP COLUMN quantity;
UPDATE app.orders SET total = 6 WHERE total IS DISTINCT FROM 6;
ALTER TABLE app.orders ADD COLUMN quantity integer;
COMMIT;

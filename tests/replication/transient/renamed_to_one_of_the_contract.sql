-- happens: differs
-- finds: constraint-relaxed, replicated-column-dropped
-- @ migration
BEGIN;
ALTER TABLE app.orders DROP COLUMN quantity;
ALTER TABLE app.orders ADD COLUMN new integer DEFAULT 7;
ALTER TABLE app.orders RENAME COLUMN new TO quantity;
COMMIT;
-- @ later
INSERT INTO app.orders (id, note) VALUES (2, 'b');

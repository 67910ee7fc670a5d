-- happens: stops 23502
-- finds: constraint-relaxed, replicated-column-dropped
-- @ migration
BEGIN;
ALTER TABLE app.orders ALTER COLUMN note DROP NOT NULL;
UPDATE app.orders SET note = NULL;
ALTER TABLE app.orders DROP COLUMN note;
COMMIT;

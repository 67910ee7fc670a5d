-- happens: stops 23505
-- finds: constraint-relaxed, replicated-column-dropped
-- @ migration
BEGIN;
ALTER TABLE app.customers DROP COLUMN email;
ALTER TABLE app.customers ADD COLUMN email text NOT NULL DEFAULT 'none';
COMMIT;
-- @ later
INSERT INTO app.customers VALUES (2, 'Bob', 'none');
INSERT INTO app.customers VALUES (3, 'Cid', 'none');

-- happens: stops 23502
-- finds: replicated-column-dropped
-- @ migration
ALTER TABLE app.orders DROP COLUMN note;
-- @ later
INSERT INTO app.orders (id) VALUES (2);

-- happens: migration fails 2BP01
-- finds: replicated-column-dropped
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers (id, email, name), app.orders, app.parts, app.places, app.stages;
-- @ migration
ALTER TABLE app.customers DROP COLUMN name;

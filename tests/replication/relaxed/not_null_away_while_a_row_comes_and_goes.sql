-- happens: stops 23502
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.orders ALTER COLUMN note DROP NOT NULL;
INSERT INTO app.orders (id) VALUES (2);
DELETE FROM app.orders WHERE note IS NULL;
ALTER TABLE app.orders ALTER COLUMN note SET NOT NULL;

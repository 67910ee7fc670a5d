-- happens: stops 23502
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.customers ALTER COLUMN email DROP NOT NULL;
-- @ later
INSERT INTO app.customers (id) VALUES (2);

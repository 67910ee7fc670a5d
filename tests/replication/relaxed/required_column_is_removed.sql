-- happens: stops 23502
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.stages DROP COLUMN colour;
-- @ later
INSERT INTO app.stages VALUES (2, 'second', 2);

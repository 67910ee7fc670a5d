-- happens: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.places ADD COLUMN label text NOT NULL DEFAULT '';
-- @ migration
DELETE FROM app.places;
ALTER TABLE app.places ADD COLUMN label text NOT NULL;

-- happens: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.places ADD COLUMN label text NOT NULL DEFAULT '';
-- @ migration
TRUNCATE app.places;
ALTER TABLE app.places ADD COLUMN label text NOT NULL;
-- @ later
INSERT INTO app.places (id, label) VALUES (2, 'x');

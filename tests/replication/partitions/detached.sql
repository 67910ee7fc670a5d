-- happens: differs
-- finds: partition-not-replicated
-- @ migration
ALTER TABLE app.parts DETACH PARTITION app.parts_us;
-- @ later
UPDATE app.parts_us SET label = 'x';
INSERT INTO app.parts_us VALUES (3, 'us', 'cog');

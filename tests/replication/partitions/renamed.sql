-- happens: stops 55000
-- finds: partition-not-replicated
-- @ migration
ALTER TABLE app.parts_us RENAME TO parts_usa;
-- @ later
INSERT INTO app.parts VALUES (2, 'us', 'nut');

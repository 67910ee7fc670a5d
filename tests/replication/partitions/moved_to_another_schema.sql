-- happens: stops 55000
-- finds: partition-not-replicated
-- @ migration
CREATE SCHEMA cold;
ALTER TABLE app.parts_us SET SCHEMA cold;
-- @ later
INSERT INTO app.parts VALUES (2, 'us', 'nut');

-- happens: stops 55000
-- finds: partition-not-replicated
-- @ migration
CREATE TABLE app.parts_eu PARTITION OF app.parts FOR VALUES IN ('eu');
-- @ later
INSERT INTO app.parts VALUES (2, 'eu', 'nut');

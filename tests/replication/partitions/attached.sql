-- happens: stops 55000
-- finds: partition-not-replicated
-- @ migration
CREATE TABLE app.parts_eu (id bigint, region text, label text, PRIMARY KEY (id, region));
ALTER TABLE app.parts ATTACH PARTITION app.parts_eu FOR VALUES IN ('eu');
-- @ later
INSERT INTO app.parts VALUES (2, 'eu', 'nut');

-- happens: stops 23514
-- finds: partition-not-replicated
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.places, app.stages
    WITH (publish_via_partition_root = true);
-- @ migration
CREATE TABLE app.parts_eu PARTITION OF app.parts FOR VALUES IN ('eu');
-- @ later
INSERT INTO app.parts VALUES (2, 'eu', 'nut');

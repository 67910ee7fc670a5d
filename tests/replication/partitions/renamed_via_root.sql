-- happens: follows
-- finds: nothing
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.places, app.stages
    WITH (publish_via_partition_root = true);
-- @ migration
ALTER TABLE app.parts_us RENAME TO parts_usa;
-- @ later
INSERT INTO app.parts VALUES (2, 'us', 'nut');

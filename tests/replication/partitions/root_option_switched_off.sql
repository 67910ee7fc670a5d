-- happens: differs
-- finds: publication-change
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.places, app.stages
    WITH (publish_via_partition_root = true);
-- @ migration
ALTER PUBLICATION shop SET (publish_via_partition_root = false);
-- @ later
INSERT INTO app.parts VALUES (3, 'us', 'cog');

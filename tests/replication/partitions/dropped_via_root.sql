-- happens: differs
-- finds: partition-not-replicated
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.places, app.stages
    WITH (publish_via_partition_root = true);
-- @ migration
DROP TABLE app.parts_us;

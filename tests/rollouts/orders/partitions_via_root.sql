ALTER PUBLICATION shop ADD TABLES IN SCHEMA app;
ALTER PUBLICATION shop SET (publish_via_partition_root = true);
-- @ migration
CREATE TABLE app.events (id bigint PRIMARY KEY) PARTITION BY HASH (id);
CREATE TABLE app.events_0 PARTITION OF app.events FOR VALUES WITH (MODULUS 1, REMAINDER 0);

-- @ steps
-- each replica: Create app.events
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each subscription: Refresh the subscription
-- contract: List app.events
-- read path: Queries may read app.events

-- happens: differs
-- finds: publication-change
-- @ migration
ALTER PUBLICATION shop SET (publish_via_partition_root = true);
-- @ later
INSERT INTO app.parts VALUES (3, 'us', 'cog');

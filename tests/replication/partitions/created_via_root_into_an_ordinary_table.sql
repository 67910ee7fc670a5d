-- happens: follows
-- finds: nothing
-- @ replica
DROP TABLE app.marks;
CREATE TABLE app.marks (id bigint, region text, PRIMARY KEY (id, region));
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.marks
    WITH (publish_via_partition_root = true);
-- @ migration
CREATE TABLE app.marks_eu PARTITION OF app.marks FOR VALUES IN ('eu');
-- @ later
INSERT INTO app.marks VALUES (2, 'eu');

-- happens: follows
-- finds: nothing
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
BEGIN;
CREATE TABLE app.batch (id bigint PRIMARY KEY);
DROP TABLE app.batch;
COMMIT;

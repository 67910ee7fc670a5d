-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
BEGIN;
CREATE TABLE app.batch (id bigint PRIMARY KEY);
INSERT INTO app.batch VALUES (1);
DROP TABLE app.batch;
COMMIT;

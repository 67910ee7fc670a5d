-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ replica
CREATE TABLE app.stock (id bigint PRIMARY KEY);
-- @ history
CREATE TABLE app.stock (id bigint PRIMARY KEY);
CREATE PUBLICATION shop FOR TABLES IN SCHEMA app;
-- @ migration
ALTER TABLE app.stock RENAME TO supplies;
-- @ later
INSERT INTO app.supplies VALUES (1);

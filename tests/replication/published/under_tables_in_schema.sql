-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ history
CREATE PUBLICATION shop FOR TABLES IN SCHEMA app;
-- @ migration
CREATE TABLE app.events (id bigint PRIMARY KEY);
-- @ later
INSERT INTO app.events VALUES (1);

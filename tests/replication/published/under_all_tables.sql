-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
CREATE TABLE app.events (id bigint PRIMARY KEY);
-- @ later
INSERT INTO app.events VALUES (1);

-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
CREATE UNLOGGED TABLE app.events (id bigint PRIMARY KEY);
-- @ migration
ALTER TABLE app.events SET LOGGED;
-- @ later
INSERT INTO app.events VALUES (1);

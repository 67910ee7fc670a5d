-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ history
CREATE SCHEMA drafts;
CREATE TABLE drafts.events (id bigint PRIMARY KEY);
CREATE PUBLICATION shop FOR TABLES IN SCHEMA app;
-- @ migration
ALTER TABLE drafts.events SET SCHEMA app;
-- @ later
INSERT INTO app.events VALUES (1);

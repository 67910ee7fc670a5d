-- happens: differs
-- finds: relation-unlogged
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
ALTER TABLE app.places SET UNLOGGED;
-- @ later
INSERT INTO app.places VALUES (2, '[7,8)');

-- happens: follows
-- finds: nothing
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
CREATE UNLOGGED TABLE app.events (id bigint PRIMARY KEY);
-- @ later
INSERT INTO app.events VALUES (1);

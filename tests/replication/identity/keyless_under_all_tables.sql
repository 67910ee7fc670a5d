-- happens: later fails 55000
-- finds: relation-not-in-contract, replica-identity
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
CREATE TABLE app.events (id bigint, body text);
-- @ later
INSERT INTO app.events VALUES (1);
UPDATE app.events SET body = 'x';

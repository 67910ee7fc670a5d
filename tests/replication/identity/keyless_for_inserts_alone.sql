-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.places, app.stages;
CREATE PUBLICATION log FOR ALL TABLES WITH (publish = 'insert');
-- @ migration
CREATE TABLE app.events (id bigint, body text);
-- @ later
INSERT INTO app.events VALUES (1);
UPDATE app.events SET body = 'x';

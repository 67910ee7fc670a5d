-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ history
CREATE TABLE app.stock (id bigint PRIMARY KEY);
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.places, app.stages;
-- @ migration
ALTER PUBLICATION shop ADD TABLES IN SCHEMA app;
-- @ later
INSERT INTO app.stock VALUES (1);

-- happens: stops 55000
-- finds: relation-not-in-contract, replica-identity
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
CREATE TABLE app.old_orders AS SELECT id, note FROM app.orders;

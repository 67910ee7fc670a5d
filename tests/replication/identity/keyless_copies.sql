-- happens: later fails 55000
-- finds: relation-not-in-contract, replica-identity
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
CREATE TABLE app.by_like (LIKE app.customers);
CREATE TABLE app.by_inherits () INHERITS (app.customers);
SELECT * INTO app.by_into FROM app.customers;
-- @ later
UPDATE app.by_inherits SET name = 'x';

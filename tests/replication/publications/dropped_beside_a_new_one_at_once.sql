-- happens: differs
-- finds: publication-change
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders;
CREATE PUBLICATION rest FOR TABLE app.parts, app.places, app.stages;
-- @ migration
BEGIN;
ALTER PUBLICATION shop DROP TABLE app.customers;
CREATE PUBLICATION more FOR TABLE app.customers;
COMMIT;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');

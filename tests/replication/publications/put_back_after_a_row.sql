-- happens: differs
-- finds: publication-change
-- @ migration
BEGIN;
ALTER PUBLICATION shop DROP TABLE app.customers;
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
ALTER PUBLICATION shop ADD TABLE app.customers;
COMMIT;

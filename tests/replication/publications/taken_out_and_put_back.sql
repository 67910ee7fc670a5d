-- happens: follows
-- finds: nothing
-- @ migration
BEGIN;
ALTER PUBLICATION shop DROP TABLE app.customers;
ALTER PUBLICATION shop ADD TABLE app.customers;
COMMIT;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');

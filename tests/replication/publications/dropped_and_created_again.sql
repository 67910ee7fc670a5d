-- happens: follows
-- finds: nothing
-- @ migration
BEGIN;
DROP PUBLICATION shop;
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.marks, app.places,
    app.stages;
COMMIT;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');

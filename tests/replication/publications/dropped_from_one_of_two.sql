-- happens: follows
-- finds: nothing
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.places, app.stages;
CREATE PUBLICATION people FOR TABLE app.customers;
-- @ migration
ALTER PUBLICATION people DROP TABLE app.customers;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');

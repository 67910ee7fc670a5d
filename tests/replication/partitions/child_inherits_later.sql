-- happens: differs
-- finds: partition-not-replicated
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.places, app.stages;
CREATE TABLE app.big_orders (LIKE app.orders INCLUDING ALL);
-- @ migration
ALTER TABLE app.big_orders INHERIT app.orders;
-- @ later
INSERT INTO app.big_orders (id, quantity, note) VALUES (2, 10, 'b');

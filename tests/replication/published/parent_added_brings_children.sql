-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ history
CREATE TABLE app.big_orders (PRIMARY KEY (id)) INHERITS (app.orders);
CREATE PUBLICATION shop FOR TABLE app.customers, app.parts, app.places, app.stages;
-- @ migration
ALTER PUBLICATION shop ADD TABLE app.orders;
-- @ later
INSERT INTO app.big_orders (id, quantity, note) VALUES (2, 10, 'b');

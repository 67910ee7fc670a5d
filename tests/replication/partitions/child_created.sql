-- happens: differs
-- finds: partition-not-replicated
-- @ migration
CREATE TABLE app.big_orders (CHECK (quantity > 9), PRIMARY KEY (id)) INHERITS (app.orders);
-- @ later
INSERT INTO app.big_orders (id, quantity, note) VALUES (2, 10, 'b');

-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT at_least_one, ADD CONSTRAINT at_least_one CHECK (quantity > 0) NOT VALID;
-- @ later
INSERT INTO app.orders (id, quantity, note) VALUES (2, 2, 'b');

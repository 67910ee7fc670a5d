-- happens: stops 23514
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT at_least_one, ADD CONSTRAINT at_least_one CHECK (quantity >= 0);
-- @ later
INSERT INTO app.orders (id, quantity, note) VALUES (2, 0, 'b');

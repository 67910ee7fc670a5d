-- happens: stops 23514
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT at_least_one;
-- @ later
INSERT INTO app.orders (id, quantity, note) VALUES (2, 0, 'b');

-- happens: stops 23514
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT at_least_one;
UPDATE app.orders SET quantity = -quantity;
UPDATE app.orders SET quantity = -quantity;
ALTER TABLE app.orders ADD CONSTRAINT at_least_one CHECK (quantity > 0);

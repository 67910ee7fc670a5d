-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT at_least_one;
UPDATE app.orders SET quantity = quantity + 1;
ALTER TABLE app.orders ADD CONSTRAINT at_least_one CHECK (quantity > 0);

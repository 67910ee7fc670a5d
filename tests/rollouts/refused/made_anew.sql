ALTER TABLE app.orders DROP COLUMN quantity;
ALTER TABLE app.orders ADD COLUMN quantity text;

-- @ why
-- 2: column "quantity" of app.orders is dropped and added again

ALTER TABLE app.orders ADD COLUMN twice integer GENERATED ALWAYS AS (quantity * 2) STORED;
-- @ migration
ALTER TABLE app.orders DROP COLUMN quantity;

-- @ why
-- 1: column "quantity" of app.orders cannot be dropped: "twice" is computed from it

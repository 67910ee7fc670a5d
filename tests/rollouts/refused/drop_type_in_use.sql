ALTER TABLE app.orders ALTER COLUMN status TYPE text;
DROP TYPE app.order_status;

-- @ why
-- 2: type app.order_status cannot be dropped: column "status" of app.orders is of it

ALTER TABLE app.orders RENAME COLUMN id TO order_id;

-- @ why
-- 1: column "id" of app.orders becomes "order_id": rows would be sent with a column that no replica has

ALTER PUBLICATION shop SET TABLE app.customers (id, email, name, visits), app.orders, app.stages;
-- @ migration
ALTER TABLE app.customers RENAME COLUMN visits TO calls;

-- @ why
-- 1: column "visits" of app.customers becomes "calls": rows would be sent with a column that no replica has

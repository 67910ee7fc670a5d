ALTER SCHEMA app RENAME TO shop;

-- @ why
-- 1: app.customers and all else of its schema move to shop: rows would go out under names that no replica has

ALTER PUBLICATION shop SET TABLE app.customers WHERE (id > 3), app.orders, app.stages;

-- @ why
-- 1: publication "shop" filters the rows of app.customers: replicas keep those that no longer match, and miss those that come to match

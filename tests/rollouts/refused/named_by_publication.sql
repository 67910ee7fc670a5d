ALTER PUBLICATION shop SET TABLE app.customers (id, email, name, visits), app.orders, app.stages;
-- @ migration
ALTER TABLE app.customers DROP COLUMN visits;

-- @ why
-- 1: column "visits" of app.customers cannot be dropped: publication "shop" names it

CREATE DOMAIN app.percent AS integer DEFAULT 7;
ALTER TABLE app.orders ADD COLUMN discount app.percent;

-- @ why
-- 2: column "discount" of app.orders gets the default of its domain: the rows that are there would differ where the replicas' domain has another or none

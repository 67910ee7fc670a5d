ALTER TABLE app.orders ADD COLUMN coded text GENERATED ALWAYS AS (code || '') STORED;
-- @ migration
ALTER TABLE app.orders ALTER COLUMN code TYPE varchar(40);

-- @ why
-- 1: column "code" of app.orders cannot be retyped: "coded" is computed from it

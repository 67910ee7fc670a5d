CREATE VIEW app.v AS SELECT 1 AS one;
DO $$ BEGIN EXECUTE 'ALTER TABLE app.' || 'orders ADD x int'; END $$;

-- @ why
-- 2: dynamic SQL is not analysed

ALTER TABLE app.orders ADD COLUMN q text;
ALTER TABLE app.orders DROP COLUMN q;

-- @ why
-- 1: at "Run 1.sql", column "q" of app.orders is sent, and a replica does not have it

ALTER TABLE app.orders ADD COLUMN seen timestamptz DEFAULT now();

-- @ why
-- 1: column "seen" of app.orders gets values that each server makes for itself: the rows that are there would differ

ALTER TABLE app.orders ADD COLUMN day date DEFAULT 'today';

-- @ why
-- 1: column "day" of app.orders gets values that each server makes for itself: the rows that are there would differ

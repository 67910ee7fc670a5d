-- Each server reads it by its own TimeZone.
ALTER TABLE app.orders ADD COLUMN day timestamptz DEFAULT '2020-01-01';
ALTER TABLE app.orders ADD COLUMN days timestamptz[] DEFAULT ARRAY['2020-01-01 10:00']::timestamptz[];
ALTER TABLE app.orders ADD COLUMN hour timetz DEFAULT '10:00';
ALTER TABLE app.orders ADD COLUMN moment timestamptz DEFAULT '2020-01-01 00:00'::timestamp;
ALTER TABLE app.orders ADD COLUMN plain timestamp DEFAULT '2020-01-01 00:00+02'::timestamptz;

-- @ why
-- 2: column "day" of app.orders gets a default that each server reads by its own TimeZone: the rows that are there would differ
-- 3: column "days" of app.orders gets a default that each server reads by its own TimeZone: the rows that are there would differ
-- 4: column "hour" of app.orders gets a default that each server reads by its own TimeZone: the rows that are there would differ
-- 5: column "moment" of app.orders gets a default that each server reads by its own TimeZone: the rows that are there would differ
-- 6: column "plain" of app.orders gets a default that each server reads by its own TimeZone: the rows that are there would differ

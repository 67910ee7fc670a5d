DROP PUBLICATION shop;
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
ALTER PUBLICATION shop ADD TABLE app.orders;

-- @ why
-- 1: publication "shop" is FOR ALL TABLES: the primary refuses to list tables of it

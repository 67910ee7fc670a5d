CREATE VIEW shop.totals AS SELECT count(*) AS orders FROM shop.orders;

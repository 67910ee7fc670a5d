CREATE OR REPLACE VIEW shop.latest AS SELECT max(id) AS id FROM shop.orders;

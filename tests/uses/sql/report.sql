SELECT i.sku, sum(app.discount(i.price)) FROM items AS i GROUP BY i.sku;

SELECT o.id, o.code FROM app.orders AS o JOIN ${more} AS m ON m.id = o.id;

SELECT t.total FROM app.totals AS t;

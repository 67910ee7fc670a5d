SELECT c.id, public.slug(c.name) FROM shop.customers AS c WHERE c.name % $1;

SELECT c.code FROM public.countries AS c WHERE similarity(c.name, $1) > 0.5;

SELECT i.sku, i.quantity FROM shop.items AS i WHERE i.order_id = $1;

SELECT k.name FROM countries AS k WHERE k.code = $1;

-- replicalint: ignore[write, session-state] the page keeps its session
CREATE TEMP TABLE found (id bigint);
SELECT f.id FROM found AS f JOIN shop.items AS i ON i.order_id = f.id;

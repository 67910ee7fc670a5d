SELECT c.email, (c.address).city FROM shop.customers AS c WHERE c.id = $1;

SELECT coalesce((to_jsonb(c) ->> 'vip')::boolean, false) AS vip
FROM shop.customers AS c WHERE c.email = $1;

SELECT to_jsonb(c) ->> 'fax' AS fax FROM shop.customers AS c WHERE c.id = $1;

SELECT c.id, d.code
FROM shop.customers AS c
JOIN public.countries AS d ON d.code = (c.address).country
WHERE c.created_at > now() - interval '1 day';

SELECT ROW('a', 'b', 'c')::shop.address, 'X-1'::shop.sku;

SELECT o.id FROM shop.orders AS o WHERE o.valid @> current_date;

-- replicalint: ignore[unqualified-column] of the years before aliases
SELECT c.id, o.id FROM shop.customers AS c, shop.orders AS o WHERE c.id = customer_id;

-- A bare column becomes ambiguous when another relation gets one of that name.
SELECT customer_id, o.name
--     ^^^^^^^^^^^ unqualified-column "o.customer_id"
FROM public.orgs o
JOIN public.apps a ON owner_org = o.id
--                    ^^^^^^^^^ unqualified-column "a.owner_org"
WHERE EXISTS (SELECT FROM public.channels c WHERE app_id = a.app_id)
GROUP BY customer_id, o.name;
--       ^^^^^^^^^^^ unqualified-column

-- What the query defines itself does not grow.
SELECT device_id FROM public.channel_devices d CROSS JOIN (VALUES (1)) AS v(n);

-- Several relations have it: that fails today.
SELECT name FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
--     ^^^^ unknown-column "ambiguous"

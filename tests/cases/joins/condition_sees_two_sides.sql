-- A join's condition sees its two sides, not the entries before or after them.
SELECT o.name
FROM public.orgs o, public.apps a
JOIN public.channels c ON c.app_id = a.app_id AND o.id = a.owner_org;
--                                                ^^^^ unknown-column

SELECT o.name
FROM public.orgs o
LEFT JOIN public.apps a ON a.owner_org = o.id AND c.app_id = a.app_id
--                                                ^^^^^^^^ unknown-column
RIGHT JOIN public.channels c ON c.app_id = a.app_id
FULL JOIN public.app_versions v ON v.channel_id = c.id
CROSS JOIN public.stripe_info s;

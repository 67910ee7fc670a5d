-- A condition belongs to the first join before it that has none yet, over all joins in between.
SELECT o.name
FROM public.orgs o
LEFT JOIN public.apps a CROSS JOIN public.channels c ON a.owner_org = o.id
LEFT JOIN public.app_versions v JOIN public.channel_devices d ON d.app_id = o.name
--                                                                          ^^^^^^ unknown-column
    ON v.app_id = d.app_id AND o.name = v.name;

SELECT a.name
FROM public.orgs o
JOIN public.apps a NATURAL JOIN public.channels c ON o.id = a.owner_org;
--                              ^^^^^^^^^^^^^^^^^ natural-join

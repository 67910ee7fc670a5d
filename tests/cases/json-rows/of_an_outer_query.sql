-- The row may be that of a query around this one.
SELECT o.name
FROM public.orgs o
WHERE EXISTS (
    SELECT FROM public.apps a
    WHERE a.owner_org = o.id AND COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
);

-- A schema before an aggregate with ORDER BY, FILTER and OVER.
SELECT
    public.first(o.name ORDER BY o.id),
--  ^^^^^^^^^^^^ user-function
    public.first(o.name) FILTER (WHERE o.name <> ''),
--  ^^^^^^^^^^^^ user-function
    pg_catalog.count(*) FILTER (WHERE o.name <> '') OVER (PARTITION BY o.name),
    public.latest(0.5) WITHIN GROUP (ORDER BY o.created_at)
--  ^^^^^^^^^^^^^ user-function
FROM public.orgs o
GROUP BY o.name;

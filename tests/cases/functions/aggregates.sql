-- Aggregates in all their forms.
SELECT
    count(*), count(DISTINCT o.name), sum(length(o.name)), avg(length(o.name)) FILTER (WHERE o.name <> ''),
    string_agg(o.name, ',' ORDER BY o.created_at DESC), array_agg(o.name), jsonb_object_agg(o.name, o.id),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY length(o.name)), mode() WITHIN GROUP (ORDER BY o.name),
    percentile_disc(ARRAY[0.25, 0.75]) WITHIN GROUP (ORDER BY o.created_at),
    rank(1) WITHIN GROUP (ORDER BY length(o.name)), bool_or(o.name IS NULL), every(o.name <> ''), min(o.created_at)
FROM public.orgs o;

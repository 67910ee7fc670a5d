-- The words of a window's frame are no columns.
SELECT
    sum(length(v.name)) OVER (w ROWS UNBOUNDED PRECEDING),
    sum(length(v.name)) OVER (PARTITION BY v.app_id ORDER BY v.id ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES)
FROM public.app_versions v
WINDOW w AS (PARTITION BY v.app_id ORDER BY v.created_at);

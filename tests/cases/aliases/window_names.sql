-- A window's name is no column.
SELECT row_number() OVER w, sum(v.id) FILTER (WHERE NOT v.deleted) OVER (w RANGE CURRENT ROW)
FROM public.app_versions v
WINDOW w AS (PARTITION BY v.app_id ORDER BY v.creatd_at);
--                                            ^^^^^^^^^ unknown-column "v.created_at"

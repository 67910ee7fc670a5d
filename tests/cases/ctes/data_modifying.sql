-- What a WITH query writes is a write of the statement; its columns are those of RETURNING.
WITH gone AS (
    DELETE FROM public.apps AS a WHERE a.app_id = $1 RETURNING a.app_id, a.name AS title
--              ^^^^^^^^^^^ write "DELETE changes relation ""public.apps"""
)
SELECT g.title, g.name FROM gone g;
--                ^^^^ unknown-column

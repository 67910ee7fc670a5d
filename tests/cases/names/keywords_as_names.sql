-- Words of the grammar that are names here.
SELECT o.name AS value, o.id AS "select", o.created_at date, 1 AS year FROM public.orgs o;
SELECT user, current_user, session_user, current_date, localtimestamp(2), current_catalog, current_schema;
SELECT x.type, x.kind FROM (SELECT 1 AS type) x;
--               ^^^^ unknown-column
SELECT o.id FROM public.orgs o ORDER BY values DESC NULLS LAST LIMIT 1;
--                                      ^^^^^^ unknown-column

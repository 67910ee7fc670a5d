-- The name of the row is looked up like that of a column.
SELECT COALESCE((to_jsonb(orgs) ->> 'has_usage_credits')::boolean, false)
--                        ^^^^ row-alias "Perhaps you meant to reference the table alias ""o""."
FROM public.orgs o;

SELECT row_to_json(org_credit)
--                 ^^^^^^^^^^ row-alias "The FROM clause has ""org_credits""."
FROM (SELECT o.id FROM public.orgs o) org_credits;

SELECT to_jsonb(x) FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
--              ^ row-alias "The FROM clause has ""o"" and ""a""."

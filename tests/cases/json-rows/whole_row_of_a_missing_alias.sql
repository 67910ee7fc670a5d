-- The name of the row is looked up like that of a column.
SELECT COALESCE((to_jsonb(orgs) ->> 'has_usage_credits')::boolean, false)
--                        ^^^^ row-alias "Relation ""public.orgs"" goes by ""o"" here."
FROM public.orgs o;

SELECT row_to_json(org_credit)
--                 ^^^^^^^^^^ row-alias "FROM has ""org_credits""."
FROM (SELECT o.id FROM public.orgs o) org_credits;

SELECT to_jsonb(x) FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
--              ^ row-alias "FROM has ""o"" and ""a""."

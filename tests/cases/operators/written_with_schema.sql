-- OPERATOR(schema.op) names the schema.
SELECT 1 OPERATOR(pg_catalog.+) 2, o.name OPERATOR(public.===) 'x', o.name OPERATOR(nowhere.=) 'x'
--                                                                         ^^^^^^^^ user-operator "schema ""nowhere"""
--                                        ^^^^^^^^ user-operator "operator ""public.==="""
FROM public.orgs o;

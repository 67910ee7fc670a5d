-- VALUES with ORDER BY or LIMIT is a query wherever one may stand.
SELECT o.id FROM public.orgs o
WHERE EXISTS (VALUES (o.nope) ORDER BY 1 LIMIT 1)
--                      ^^^^ unknown-column
   OR o.name IN (VALUES ('a'), (o.missing) OFFSET (SELECT 1));
--                                ^^^^^^^ unknown-column
SELECT ARRAY(VALUES (o.name) LIMIT 1) FROM public.orgs o;

-- CASE, UNION and their like make one type of several.
SELECT CASE WHEN o.id IS NULL THEN o.name ELSE o.created_at END, greatest(1, o.name, 2.5) FROM public.orgs o;
--                                                                           ^^^^^^ type-mismatch "the replica answers 42804"
--                                 ^^^^^^ type-mismatch "CASE types ""timestamptz"" and ""text"" cannot be matched"
SELECT o.name, o.id FROM public.orgs o UNION ALL SELECT v.name, v.id FROM public.app_versions v;
--                                                              ^^^^ type-mismatch """uuid"" and ""bigint"""
SELECT v.a FROM (VALUES (1, now()), (2, true)) v(a, b);
--                                   ^ type-mismatch "VALUES"
SELECT ARRAY[o.created_at, o.name] FROM public.orgs o;
--                         ^^^^^^ type-mismatch "ARRAY"
SELECT coalesce(int4range(1, 2), int8range(1, 2));
--                               ^^^^^^^^^^^^^^ type-mismatch "the replica answers 42846"
SELECT o.id FROM public.orgs o INTERSECT (SELECT v.id FROM public.app_versions v EXCEPT SELECT 1);
--                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "INTERSECT"

-- What becomes the other, and what has no type yet.
SELECT CASE WHEN true THEN v.id ELSE 1.5 END, coalesce(v.name, 'x', NULL, $1), coalesce($1, $2), ARRAY[v.id, 1],
    coalesce(v.created_at, current_date), least(v.id, 2::smallint), coalesce('created'::public.stripe_status, 'updated')
FROM public.app_versions v
UNION ALL SELECT NULL, $3, NULL, '{1}', now(), 0, NULL FROM public.orgs o;

-- A join may begin with VALUES, or with a function behind LATERAL, in any place.
SELECT v.a, v.name
--            ^^^^ unknown-column
FROM ((VALUES ('x')) AS v(a) CROSS JOIN public.orgs o);
SELECT x.x, o.id
FROM (LATERAL unnest(ARRAY[1]) AS x JOIN public.orgs o ON o.name = x.nope);
--                                                                   ^^^^ unknown-column

-- Where a client writes out rows, how many columns they have is not known.
SELECT o.name FROM public.orgs AS o WHERE o.id IN :ids AND o.name IN %(names)s AND o.nmae IN ${names:csv};
--                                                                                   ^^^^ unknown-column
SELECT o.name FROM public.orgs AS o WHERE (o.id, o.nmae) IN :rows OR o.id IN (VALUES :ids);
--                                                 ^^^^ unknown-column
SELECT v.a, o.nmae FROM public.orgs AS o JOIN (VALUES :rows) AS v (a, b) ON v.a = o.id AND v.b = 1;
--            ^^^^ unknown-column
WITH v (a, b) AS (VALUES :rows) SELECT o.nmae, v.b FROM public.orgs AS o, v WHERE v.a = o.id;
--                                       ^^^^ unknown-column
VALUES :rows UNION SELECT 1, 2;

INSERT INTO public.apps (app_id, name) VALUES :rows ON CONFLICT (app_id) DO UPDATE SET nmae = excluded.name;
--          ^^^^^^^^^^^ write
--                                                                                     ^^^^ unknown-column
INSERT INTO public.apps (app_id, name) VALUES :one, (:app, :name), :another RETURNING nmae;
--          ^^^^^^^^^^^ write
--                                                                                    ^^^^ unknown-column

-- The rows of VALUES have as many values, unless a client or a star writes some.
VALUES (:a, :b), (:c, :d), (:e), (:f);
--                          ^^ column-count "the first has 2 and this one 1"
SELECT v.column1, o.nmae FROM public.orgs AS o, LATERAL (VALUES (o.id), (o.id, o.name)) AS v;
--                  ^^^^ unknown-column
--                                                                       ^^^^ column-count
VALUES (1, 2) UNION (VALUES (1, 2), (1, 2, 3));
--                                   ^ column-count
SELECT v.column1 FROM (SELECT o.id, o.name FROM public.orgs AS o) AS o, LATERAL (VALUES (o.*), (o.id, o.name)) AS v;
VALUES :rows, (1, 2), :more UNION (VALUES ($1, $2), ($3, $4));
INSERT INTO public.apps (app_id, name) VALUES ('a', 'b'), ('c');
--          ^^^^^^^^^^^ write
--                                                         ^^^ column-count

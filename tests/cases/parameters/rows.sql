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

-- pg-promise: any of five pairs of brackets, with a modifier that says what the value becomes.
SELECT o.name FROM public.orgs AS o WHERE o.id = ${id} AND o.name IN (${ org.name }, $(a), $<b>, $[c], $/d/) AND o.nmae = ${x};
--                                                                                                                 ^^^^ unknown-column
SELECT o.name FROM public.orgs AS o WHERE o.name IN ($1:csv) AND o.id IN (${ids:list}) AND to_jsonb(o.name) = $2:json AND o.nmae = $3;
--                                                                                                                          ^^^^ unknown-column
INSERT INTO public.apps (app_id, nmae) VALUES (${this:csv});
--          ^^^^^^^^^^^ write
--                               ^^^^ unknown-column

-- A name, or any text.
SELECT ${columns:name} FROM public.orgs AS o;
--     ^^^^^^^^^^^^^^^ unanalysed
SELECT o.name FROM $1:name AS o;
--                 ^^^^^^^ unanalysed
SELECT o.name FROM public.$1~ AS o;
--                        ^^^ unanalysed
SELECT o.name FROM public.orgs AS o $1:raw;
--                                  ^^^^^^ unanalysed
SELECT o.name FROM public.orgs AS o $2^;
--                                  ^^^ unanalysed
SELECT o.name FROM public.orgs AS o ${where:raw};
--                                  ^^^^^^^^^^^^ unanalysed

-- No constant can stand alone in GROUP BY and ORDER BY: what is put in there is a column.
SELECT o.name FROM public.orgs AS o GROUP BY o.name, ${column} ORDER BY ${column}, $1, $<x>::text, length(${x});
--                                                   ^^^^^^^^^ unanalysed
--                                                                      ^^^^^^^^^ unanalysed

-- PostgreSQL's operators behind a parameter.
SELECT v.id FROM public.app_versions AS v WHERE v.id = $1^2 AND $2~'x' AND v.id = $3#4 AND $5 ~ v.nmae;
--                                                                                                ^^^^ unknown-column
SELECT (string_to_array(v.name, ','))[$1:v.id], (string_to_array(v.name, ','))[$1:csv] FROM public.app_versions AS v;
--                                                                                ^^^ unknown-column

-- Any number of values, and a string that holds a value.
SELECT left($1:csv), greatest(${a:list}, 1), left(o.id) FROM public.orgs AS o WHERE o.name LIKE '%${name:value}%';
--                                           ^^^^ user-function
SELECT s.status FROM public.stripe_info AS s WHERE s.status = '${status}' AND s.status <> 'create';
--                                                                                         ^^^^^^ unknown-enum-label
SELECT to_jsonb(o) ->> '${key}', to_jsonb(o) ->> 'nmae', 'public.${table}'::regclass, 'public.orgz'::regclass FROM public.orgs AS o;
--                                                ^^^^ row-key
--                                                                                     ^^^^^^^^^^^ missing-object

-- Where a constant is read as a name, Python's format puts in what stands in braces.
SELECT '{table}'::regclass, to_regclass('{}'), '{0}.orgs'::regclass, o.nmae FROM public.orgs o;
--                                                                     ^^^^ unknown-column
SELECT '{function}(int)'::regprocedure, 'lower({type})'::regprocedure, '{type!r}'::regtype, o.nmae FROM public.orgs o;
--                                                                                            ^^^^ unknown-column
SELECT nextval('{sequence}'), o.nmae FROM public.orgs o;
--     ^^^^^^^ write
--                              ^^^^ unknown-column
SELECT pg_relation_size('public.{table}'), '{"{table}",public.orgs}'::regclass[] FROM public.orgs o;
SELECT '{public.orgs}'::regclass[], '{public.nowhere}'::regclass[];
--                                    ^^^^^^^^^^^^^^ missing-object
SELECT s.id FROM public.stripe_info s WHERE s.status = '{status}' AND s.status = ANY ('{created,nothing}');
--       ^^ unknown-column
--                                                                                              ^^^^^^^ unknown-enum-label

-- So is a key of a row, and a path to it is none.
SELECT to_jsonb(o) ->> '{key}', to_jsonb(o) -> 'has_{key}', to_jsonb(o) ? '{key}', (to_jsonb(o))['{key}'],
    jsonb_extract_path_text(to_jsonb(o), '{key}'), to_jsonb(o) #>> ARRAY['{key}'], to_jsonb(o) #>> '{nmae}'
--                                                                                                  ^^^^^^ row-key
FROM public.orgs o;

-- A query that a function runs is read where it stands, and sees nothing of what is around the call.
SELECT query_to_xml('SELECT b.available_credits FROM public.usage_credit_balances b', true, false, '');
--                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
SELECT query_to_xml(query => 'SELECT o.nmae FROM public.orgs o', nulls => true, tableforest => false, targetns => '');
--                                     ^^^^ unknown-column
SELECT query_to_xmlschema($$SELECT public.has_credits(o.id) FROM public.orgs o$$, true, false, '');
--                                 ^^^^^^^^^^^^^^^^^^ user-function
SELECT x.* FROM query_to_xml('SELECT 1; SELECT o.id FROM orgs o', true, false, '') x;
--                                                       ^^^^ unqualified-relation
SELECT s.word, s.ndoc FROM ts_stat('SELECT to_tsvector(''simple'', o.name) FROM public.orgs o', 'ab') s;
SELECT s.word FROM pg_catalog.ts_stat('SELECT to_tsvector(''public.unaccented'', o.name) FROM public.orgs o') s;
--                                                          ^^^^^^^^^^^^^^^^^ missing-object
SELECT ts_rewrite('a'::tsquery, 'SELECT b.name::tsquery, b.name::tsquery FROM public.usage_credit_balances b');
--                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation

-- Escapes, quotes and several constants: each name leads to what is written.
SELECT query_to_xml(E'SELECT o.nmae\nFROM public.orgs o WHERE o.name = \'x\'', true, false, '');
--                             ^^^^ unknown-column
SELECT query_to_xml('SELECT o.id FROM public.'
--                                    ^^^^^^^^ unreplicated-relation
    'nowhere o', true, false, '');
SELECT query_to_xml('SELECT o.id FROM public.' || 'nowhere' || ' o', true, false, '');
--                                    ^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
SELECT query_to_xml(concat('SELECT o.id FROM ', 'public.nowhere o'), true, false, '');
--                                               ^^^^^^^^^^^^^^ unreplicated-relation
SELECT query_to_xml(format('SELECT o.%I, 100 %% 3 FROM %s o WHERE o.name = %L', 'nmae', 'public.orgs', 'it''s'), true, false, '');
--                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-column
SELECT query_to_xml('SELECT o.nmae FROM public.orgs o'::text, true, false, '');
--                            ^^^^ unknown-column

-- A query in a query that is run.
SELECT query_to_xml('SELECT query_to_xml(''SELECT o.nmae FROM public.orgs o'', true, false, '''')', true, false, '');
--                                                  ^^^^ unknown-column
SELECT query_to_xml($a$SELECT query_to_xml($b$SELECT 'public.nowhere'::regclass$b$, true, false, '')$a$, true, false, '');
--                                                    ^^^^^^^^^^^^^^ missing-object

-- Three arguments are no query; NULL is given back, and a function of another name or schema reads none.
SELECT ts_rewrite('a'::tsquery, 'SELECT'::tsquery, 'b'::tsquery);
SELECT query_to_xml(NULL, true, false, ''), query_to_xml('SELECT nmae FROM public.orgs', NULL, false, '');
SELECT upper('SELECT nmae FROM public.orgs'), xml '<a>SELECT nmae FROM public.orgs</a>';

-- A text that a call casts to regclass is looked up when it is called.
SELECT pg_relation_size('public.nowhere'::text), pg_relation_size('public.orgs'::text);
--                       ^^^^^^^^^^^^^^ missing-object
SELECT pg_total_relation_size('public.' || 'nowhere'), pg_table_size('public.' || 'orgs'), pg_indexes_size(CAST('public.nowhere' AS varchar));
--                                                                                                               ^^^^^^^^^^^^^^ missing-object
--                             ^^^^^^^^^^^^^^^^^^^^ missing-object
SELECT pg_relation_size(format('%I.%I', 'public', 'nowhere'), 'main');
--                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
SELECT regclass('public.nowhere'::text), pg_catalog.regclass('public.' || 'orgs');
--               ^^^^^^^^^^^^^^ missing-object
SELECT table_to_xml('public.' || 'nowhere', true, false, '');
--                   ^^^^^^^^^^^^^^^^^^^^ missing-object
SELECT obj_description(1, 'pg_class'), pg_relation_size(16384), pg_relation_size('public.orgs'::regclass);

-- A name that is not the same in every run is not looked up here.
SELECT pg_relation_size(o.name) FROM public.orgs o;
--     ^^^^^^^^^^^^^^^^ undecided
SELECT pg_relation_size(quote_ident('public') || '.' || quote_ident('orgs'));
--     ^^^^^^^^^^^^^^^^ undecided
-- One that the server itself gives is there.
SELECT pg_relation_size(quote_ident(t.schemaname) || '.' || quote_ident(t.tablename)) FROM pg_tables t;
-- Nor is one behind a condition that asks the server what it has.
SELECT CASE WHEN to_regclass('public.nowhere') IS NOT NULL THEN pg_relation_size('public.nowhere'::text) END;
--                                                              ^^^^^^^^^^^^^^^^ undecided

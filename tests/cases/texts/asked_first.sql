-- What is read only where the server says that it is there is not checked.
SELECT CASE WHEN to_regclass('public.nowhere') IS NOT NULL
    THEN query_to_xml('SELECT n.id FROM public.nowhere n', true, false, '') END;
--       ^^^^^^^^^^^^ undecided
SELECT CASE WHEN to_regclass('public.nowhere') IS NULL THEN false ELSE has_table_privilege('public.nowhere', 'select') END;
--                                                                     ^^^^^^^^^^^^^^^^^^^ undecided
SELECT CASE WHEN EXISTS (SELECT FROM pg_class c WHERE c.relname = 'nowhere') THEN row_security_active('public.nowhere') END;
--                                                                                ^^^^^^^^^^^^^^^^^^^ undecided
SELECT o.id FROM public.orgs o WHERE to_regclass('public.nowhere') IS NOT NULL AND has_table_privilege('public.nowhere', 'select');
--                                                                                 ^^^^^^^^^^^^^^^^^^^ undecided
SELECT has_table_privilege('public.nowhere', 'select') WHERE to_regclass('public.nowhere') IS NOT NULL;
--     ^^^^^^^^^^^^^^^^^^^ undecided

-- A condition about something else is none.
SELECT CASE WHEN 1 = 1 THEN has_table_privilege('public.nowhere', 'select') END;
--                                               ^^^^^^^^^^^^^^ missing-object
SELECT 1 WHERE 1 = 1 AND has_table_privilege('public.nowhere', 'select');
--                                            ^^^^^^^^^^^^^^ missing-object
-- So is a text that is cast; a constant without a type is read when the statement is prepared.
SELECT CASE WHEN to_regclass('public.nowhere') IS NOT NULL THEN pg_relation_size('public.nowhere'::text::regclass) END;
--                                                                                                       ^^^^^^^^ undecided
SELECT CASE WHEN to_regclass('public.nowhere') IS NOT NULL THEN ('public.' || 'nowhere')::regclass END;
--                                                                                        ^^^^^^^^ undecided
SELECT CASE WHEN to_regclass('public.nowhere') IS NOT NULL THEN 'public.nowhere'::regclass END;
--                                                               ^^^^^^^^^^^^^^ missing-object

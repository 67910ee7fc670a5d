-- What a text says is not known: a parameter, a value of a row.
SELECT query_to_xml($1, true, false, ''), s.word FROM ts_stat($2) s;
--                                                    ^^^^^^^ undecided
--     ^^^^^^^^^^^^ undecided
SELECT query_to_xml(format('SELECT count(*) FROM %I.%I', t.table_schema, t.table_name), true, false, '') FROM information_schema.tables t;
--     ^^^^^^^^^^^^ undecided
SELECT has_table_privilege($1, 'select'), has_function_privilege($1, 'execute'), has_schema_privilege($1, 'usage'), has_column_privilege('accounts', $1, 'select');
--                                                                                                                  ^^^^^^^^^^^^^^^^^^^^ undecided
--                                                                               ^^^^^^^^^^^^^^^^^^^^ undecided
--                                        ^^^^^^^^^^^^^^^^^^^^^^ undecided
--     ^^^^^^^^^^^^^^^^^^^ undecided
SELECT current_setting($1), pg_get_viewdef('accounts' || $1);
--                          ^^^^^^^^^^^^^^ undecided
--     ^^^^^^^^^^^^^^^ undecided

-- Names that come from the catalogue of the server itself, and numbers of objects, are there.
SELECT has_table_privilege(c.oid, 'select'), has_table_privilege(n.nspname || '.' || c.relname, 'select')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace;
SELECT pg_database_size(d.datname), pg_database_size(current_database()), has_table_privilege(current_user, 'accounts', 'select') FROM pg_database d;

-- Who asks for all tables gets those that are there.
SELECT schema_to_xml('public', true, false, ''), database_to_xml(true, false, '');
--                                               ^^^^^^^^^^^^^^^ undecided
--     ^^^^^^^^^^^^^ undecided
SELECT pg_get_object_address('function', '{f}', '{int}');
--     ^^^^^^^^^^^^^^^^^^^^^ undecided

-- A query in a text sees no WITH query of the statement around the call.
WITH recent AS (SELECT a.id FROM accounts a) SELECT query_to_xml('SELECT r.id FROM recent r', true, false, '') FROM recent r;
--                                                                                 ^^^^^^ unreplicated-relation

-- So is a cast of a text to what names an object; a server's own names are there.
SELECT x.name::regclass, a.label::text::regtype FROM accounts a, (VALUES ('accounts')) x(name);
--                                      ^^^^^^^ undecided
--             ^^^^^^^^ undecided
SELECT (t.schemaname || '.' || t.tablename)::regclass, current_user::text::regrole FROM pg_tables t;

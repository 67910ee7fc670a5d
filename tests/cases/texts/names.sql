-- Names that a function looks up when it is called: the server answers as where they stand in SQL.
SELECT has_table_privilege('public.usage_credit_balances', 'select'), has_table_privilege('Public.Orgs', 'select'),
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
    has_table_privilege('orgs', 'select'), has_table_privilege('pg_class', 'select'), has_table_privilege(16384, 'select'),
--                       ^^^^ missing-object
    has_table_privilege('public', 'public.nowhere', 'select'), has_table_privilege(current_user, ' public . orgs ', 'select'),
--                                 ^^^^^^^^^^^^^^ missing-object
    has_any_column_privilege('billing.invoices', 'select'), has_table_privilege('public.orgs'::regclass, 'select');
--                            ^^^^^^^^^^^^^^^^ missing-object
SELECT has_sequence_privilege('public.orgs_id_seq', 'usage');
--                             ^^^^^^^^^^^^^^^^^^ missing-object
SELECT row_security_active('public.nowhere'), row_security_active('public.orgs'::text);
--                          ^^^^^^^^^^^^^^ missing-object
SELECT pg_get_viewdef('public.usage_credit_balances'), pg_get_viewdef('pg_stat_activity', true);
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
SELECT currtid2('public.nowhere', '(0,1)');
--               ^^^^^^^^^^^^^^ missing-object
SELECT pg_get_object_address('view', '{public,usage_credit_balances}', '{}'), pg_get_object_address('table', '{public,orgs}', '{}');
--                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object

-- Columns: as they are written, not folded, and of a relation that is given by its number as well.
SELECT has_column_privilege('public.orgs', 'nmae', 'select'), has_column_privilege('public.orgs', 'name', 'select'),
--                                          ^^^^ unknown-column
    has_column_privilege('public.orgs', 'Name', 'select'), has_column_privilege('public', 'public.orgs', '"name"', 'select'),
--                                                                                                        ^^^^^^ unknown-column
--                                       ^^^^ unknown-column
    has_column_privilege('public.orgs'::regclass, 'nmae', 'select'), has_column_privilege('public.orgs'::regclass::oid, 'nmae', 'select'),
--                                                                                                                       ^^^^ unknown-column
--                                                 ^^^^ unknown-column
    has_column_privilege('public.orgs', 'ctid', 'select'), has_column_privilege('public.orgs', 1::smallint, 'select');
SELECT pg_get_serial_sequence('public.orgs', 'ID'), pg_get_serial_sequence('public.orgs', 'id');
--                                            ^^ unknown-column
SELECT has_column_privilege('public.nowhere', 'name', 'select');
--                           ^^^^^^^^^^^^^^ missing-object

-- Functions and types, with schemas of which servers say less from 16 on.
SELECT has_function_privilege('public.has_credits(uuid)', 'execute');
--                             ^^^^^^^^^^^^^^^^^^^^^^^^ user-function
SELECT has_function_privilege('lower(text)', 'execute'), has_function_privilege('pg_catalog.now()', 'execute');
SELECT has_function_privilege('billing.f(uuid)', 'execute');
--                             ^^^^^^^^^^^^^^^ user-function
SELECT has_type_privilege('public.kind', 'usage');
--                         ^^^^^^^^^^^ user-type
SELECT has_type_privilege('public.stripe_status[]', 'usage'), has_type_privilege('varchar(3)', 'usage');

-- Schemas and languages, which are not folded.
SELECT has_schema_privilege('billing', 'usage');
--                           ^^^^^^^ missing-object
SELECT has_schema_privilege('public', 'usage'), has_schema_privilege('pg_catalog', 'usage');
SELECT has_language_privilege('plpgsql', 'usage'), has_tablespace_privilege('pg_default', 'create');
SELECT schema_to_xmlschema('billing', true, false, '');
--                          ^^^^^^^ missing-object
--     ^^^^^^^^^^^^^^^^^^^ undecided

-- Text search parsers.
SELECT p.token FROM public.orgs o, ts_parse('default', o.name) p;
SELECT p.token FROM ts_parse('public.words', 'x') p;
--                            ^^^^^^^^^^^^ missing-object
SELECT t.alias FROM ts_token_type('words') t;
--                                 ^^^^^ missing-object

-- A text that is put together of constants, and one that is cast.
SELECT has_table_privilege('public.' || 'nowhere', 'select'), 'public.nowhere'::text::regclass, format('%I.%I', 'public', 'nowhere')::regclass;
--                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
--                                                             ^^^^^^^^^^^^^^ missing-object
--                          ^^^^^^^^^^^^^^^^^^^^ missing-object

-- No name is looked up for the first of these, or no error is raised.
SELECT has_table_privilege(NULL, 'select'), to_regclass('public.nowhere') IS NULL, has_parameter_privilege('nowhere', 'set');

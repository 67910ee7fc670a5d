-- replication: physical
-- A hot standby has the roles, the databases and what ALTER DATABASE sets as its primary has them.
SELECT current_setting('app.tenant'), 'reader'::regrole, has_table_privilege('reader', 'public.orgs', 'select'),
    pg_database_size('shop'), has_language_privilege('plpython3u', 'usage'), has_schema_privilege('billing', 'usage');
SET LOCAL ROLE reader;
SELECT current_setting('wrok_mem'), query_to_xml('SELECT o.nmae FROM public.orgs o', true, false, '');
--                                                         ^^^^ unknown-column
--                      ^^^^^^^^ missing-object
SELECT has_column_privilege('public.orgs', 'nmae', 'select'), has_table_privilege('public.usage_credit_balances', 'select');
--                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
--                                          ^^^^ unknown-column
SELECT query_to_xml($1, true, false, ''), has_table_privilege($1, 'select'), schema_to_xml('billing', true, false, ''), current_setting($1);
--     ^^^^^^^^^^^^ undecided

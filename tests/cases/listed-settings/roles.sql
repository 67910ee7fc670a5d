-- A contract that lists roles says which of them replicas have.
SELECT 'reader'::regrole, 'writer'::regrole, has_table_privilege('writer', 'accounts', 'select'), has_table_privilege('public', 'accounts', 'select');
--                                                                ^^^^^^ missing-object
--                         ^^^^^^ missing-object
SELECT pg_has_role('reader', 'member'), pg_has_role('Reader', 'member'), pg_has_role('pg_monitor', 'member'), pg_has_role('pg_maintain', 'member');
--                                                                                                                         ^^^^^^^^^^^ newer-than-replica
--                                                   ^^^^^^ missing-object
SET LOCAL ROLE reader;
SET LOCAL ROLE writer;
--             ^^^^^^ missing-object
SET LOCAL ROLE NONE;
SELECT set_config('role', 'writer', true);
--                         ^^^^^^ missing-object

-- Roles do not replicate, and no contract lists them.
SELECT 'reader'::regrole, 'pg_monitor'::regrole, a.id FROM accounts a;
--      ^^^^^^ undecided
SELECT has_table_privilege('reader', 'accounts', 'select'), has_table_privilege('public', 'accounts', 'select'),
--                          ^^^^^^ undecided
    has_table_privilege('Public', 'accounts', 'select'), pg_has_role('public', 'member'), pg_has_role('reader', 'pg_monitor', 'member'),
--                                                                                                     ^^^^^^ undecided
--                                                                    ^^^^^^ undecided
--                       ^^^^^^ undecided
    pg_has_role(current_user, 'usage'), pg_has_role('pg_maintain', 'member'), pg_has_role('pg_nowhere', 'member');
--                                                                                         ^^^^^^^^^^ missing-object
--                                                   ^^^^^^^^^^^ newer-than-replica
SET ROLE reader;
--       ^^^^^^ undecided
--<^^^^^ session-state
SET LOCAL ROLE NONE;
SET SESSION AUTHORIZATION 'reader';
--                        ^^^^^^^^ undecided
--<^^^^^^^^^^^^^^^^^^^^^^ session-state
SELECT set_config('role', 'reader', true), set_config('role', 'none', true);
--                         ^^^^^^ undecided

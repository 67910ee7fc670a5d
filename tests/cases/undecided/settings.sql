-- ALTER DATABASE and ALTER ROLE set what has a dot in its name for one server.
SELECT a.id FROM accounts a WHERE a.id = current_setting('app.tenant')::int;
--                                                        ^^^^^^^^^^ undecided
SHOW app.tenant;
--   ^^^^^^^^^^ undecided
SELECT current_setting('app.tenant', $1), current_setting('pg_stat_statements.track'), current_setting('wal_debug');
--                                                                                                      ^^^^^^^^^ undecided
--                                                         ^^^^^^^^^^^^^^^^^^^^^^^^ undecided
--                      ^^^^^^^^^^ undecided
RESET app.tenant;
--<^^^^^^ session-state
SET app.tenant = '1';
--<^^^^^^^^^^^ session-state
SELECT a.id FROM accounts a WHERE a.id = current_setting('app.tenant')::int;

-- What changes the session.
SET search_path = app;
--<^^^^^^^^^^^^ session-state
SET LOCAL statement_timeout = '1s';
RESET ALL;
--<^^^^^^ session-state
LISTEN channel;
--<^^^^^^^^^^^ session-state
DEALLOCATE ALL;
--<^^^^^^^^^^^ session-state
SHOW search_path;
SET TRANSACTION READ ONLY;
CREATE TEMP TABLE t AS SELECT 1 AS x;
--<^^^^^^^^ session-state
--<^^^^^^^^ write "CREATE TABLE AS"

-- What PostgreSQL's grammar refuses is not analysed, whatever the statement.
BEGIN ISOLATION LEVEL SERIALIZABL;
--                    ^^^^^^^^^^^ unanalysed "could not be parsed near ""SERIALIZABL"""
BEGIN ISOLATION LEVEL;
--              ^^^^^ unanalysed "could not be parsed at end of input"
START READ ONLY;
--    ^^^^ unanalysed
COMMIT AND;
--     ^^^ unanalysed
ROLLBACK TO 1;
--          ^ unanalysed "expected a name"
SAVEPOINT;
--<^^^^^^ unanalysed
SET statement_timeout;
--  ^^^^^^^^^^^^^^^^^ unanalysed
SET statement_timeout = ;
--                    ^ unanalysed "expected a value"
SET TIME ZONE;
--       ^^^^ unanalysed "expected a time zone"
SET LOCAL = 1, ;
--           ^ unanalysed
RESET a b;
--      ^ unanalysed
SHOW;
--<^ unanalysed
DISCARD everything;
--      ^^^^^^^^^^ unanalysed
LISTEN 'channel';
--     ^^^^^^^^^ unanalysed "expected a name"
NOTIFY channel, payload;
--              ^^^^^^^ unanalysed "expected a string"
DECLARE c CURSOR SELECT 1;
--               ^^^^^^ unanalysed
DECLARE c CURSOR FOR DELETE FROM public.orgs;
--                   ^^^^^^ unanalysed
FETCH NEXT FROM;
--         ^^^^ unanalysed
MOVE ABSOLUTE c;
--            ^ unanalysed "expected a number"
CLOSE c, d;
--     ^ unanalysed
PREPARE p AS;
--        ^^ unanalysed "expected a query"
PREPARE p () AS SELECT 1;
--         ^ unanalysed "expected a type"
EXECUTE p ();
--         ^ unanalysed "expected an expression"
DEALLOCATE;
--<^^^^^^^ unanalysed
EXPLAIN (ANALYZE SELECT 1);
--               ^^^^^^ unanalysed
EXPLAIN ANALYZE;
--      ^^^^^^^ unanalysed
EXPLAIN LOCK TABLE public.orgs;
--      ^^^^ unanalysed
LOCK TABLE public.orgs IN SHARED MODE;
--                        ^^^^^^ unanalysed "expected a lock mode"
TRUNCATE public.orgs, ;
--                  ^ unanalysed
COPY public.orgs TO;
--               ^^ unanalysed
COPY public.orgs (id TO STDOUT;
--                   ^^ unanalysed
COPY (SELECT 1) FROM STDIN;
--              ^^^^ unanalysed
CALL public.work;
--          ^^^^ unanalysed
CALL coalesce(1);
--   ^^^^^^^^ unanalysed
CREATE TABLE t AS;
--             ^^ unanalysed "expected a query"
CREATE VIEW v AS DELETE FROM public.orgs;
--<^^^^^^^^ write
--               ^^^^^^ unanalysed
CREATE VIEW v SELECT 1;
--            ^^^^^^ unanalysed
REFRESH VIEW v;
--      ^^^^ unanalysed
CREATE;
--<^^^ unanalysed
CREATE TABLE public.t (a integer;
--                       ^^^^^^^ unanalysed
ALTER TABEL public.orgs DROP COLUMN name;
--    ^^^^^ unanalysed
DROP TABLE public.orgs, ;
--                    ^ unanalysed
EXPLAIN CREATE TABLE t (a integer);
--                   ^ unanalysed
SELECT o.id FROM public.orgs TABLESAMPLE o;
--                                       ^ unanalysed

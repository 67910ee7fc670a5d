-- Words that are names, and values that a client fills in.
SET local = 1;
--  ^^^^^ missing-object "configuration parameter ""local"""
--<^^^^^^ session-state "SET local"
SET LOCAL local TO on, 'a', -1.5;
--        ^^^^^ missing-object
SET session.characteristics FROM CURRENT;
--<^^^^^^^^^^^^^^^^^^^^^^^^ session-state "SET session.characteristics"
SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY, ISOLATION LEVEL SERIALIZABLE DEFERRABLE;
--<^^^^^^^^^^^^^^^^^^^^^^^^ session-state
SET LOCAL search_path = app;
--<^^^^^^^^^^^^^^^^^^ session-state
SET TIME ZONE INTERVAL '1' HOUR TO SECOND (3);
--<^^^^^^^^^^ session-state "SET TIME ZONE"
SET statement_timeout = :timeout;
--<^^^^^^^^^^^^^^^^^^ session-state
SET CONSTRAINTS ALL DEFERRED;
SHOW TRANSACTION ISOLATION LEVEL;
BEGIN WORK READ WRITE NOT DEFERRABLE;
SAVEPOINT savepoint;
ROLLBACK TO SAVEPOINT savepoint;
RELEASE savepoint;
COMMIT AND NO CHAIN;
DECLARE next NO SCROLL CURSOR WITH HOLD FOR SELECT o.nmae FROM public.orgs o;
--                                                   ^^^^ unknown-column
FETCH next;
FETCH FORWARD ALL IN next;
MOVE -1 FROM next;
CLOSE ALL;
PREPARE transaction AS SELECT 1;
--<^^^^^^^^^^^^^^^^ session-state
EXECUTE transaction (public.missing(1), $1);
--<^^^^ session-state
--                   ^^^^^^^^^^^^^^ user-function
DEALLOCATE prepare;
--<^^^^^^^^^^^^^^^ session-state
EXPLAIN (ANALYZE off, FORMAT 'json') CREATE TEMP TABLE t AS SELECT o.nmae FROM public.orgs o;
--                                                                   ^^^^ unknown-column
EXPLAIN EXECUTE transaction (public.missing(1));
--      ^^^^^^^ session-state
--                           ^^^^^^^^^^^^^^ user-function
COPY public.orgs (id, nmae) FROM '/tmp/orgs' CSV DELIMITER AS ';' FORCE NOT NULL name;
--   ^^^^^^^^^^^ write
--                    ^^^^ unknown-column
COPY public.orgs FROM '/tmp/orgs' WITH (FORMAT csv, FORCE_NULL (name)) WHERE nmae = 'a';
--   ^^^^^^^^^^^ write
--                                                                           ^^^^ unknown-column
CREATE OR REPLACE TEMP VIEW v (a) WITH (security_barrier) AS SELECT 1 WITH LOCAL CHECK OPTION;
--<^^^^^^ session-state
--<^^^^^^ write
CREATE TABLE public.t (a) USING heap ON COMMIT PRESERVE ROWS AS VALUES (1) WITH NO DATA;
--<^^^^^^^^^ write
DROP TABLE public.table;
--<^^^^^^^ write

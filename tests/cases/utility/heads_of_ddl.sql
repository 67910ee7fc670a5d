-- DDL is held to the words and names by which the grammar tells its kinds.
CREATE CAST VIEW v AS SELECT 1;
--          ^^^^ unanalysed
CREATE SEQUENCE VIEW v AS SELECT 1;
--                   ^ unanalysed
CREATE TABLE t (SELECT 1);
--              ^^^^^^ unanalysed
ALTER SYSTEM jit TO off;
--           ^^^ unanalysed
DROP TABLE a b;
--           ^ unanalysed
DROP ROLE a RESTRICT;
--          ^^^^^^^^ unanalysed
GRANT SET jit TO off;
--        ^^^ unanalysed
REVOKE SELECT (id), UPDATE ON orgs;
--                            ^^^^ unanalysed

-- A word that names a kind may be a name as well; psql fills in :name.
CREATE SEQUENCE view;
--<^^^^^^^^^^^^ write
CREATE USER mapping;
--<^^^^^^^^ write
CREATE USER MAPPING FOR CURRENT_USER SERVER s;
--<^^^^^^^^ write
CREATE INDEX CONCURRENTLY ON orgs (name);
--<^^^^^^^^^ write
CREATE DATABASE :name OWNER :"owner";
--<^^^^^^^^^^^^ write
CREATE TABLE :"a".b (id integer);
--<^^^^^^^^^ write
ALTER OPERATOR public.?& (text, text) OWNER TO owner;
--<^^^^^^^^^^^ write
DROP TYPE IF EXISTS mood, public.size CASCADE;
--<^^^^^^ write
DROP INDEX CONCURRENTLY IF EXISTS orgs_name;
--<^^^^^^^ write
GRANT ALTER SYSTEM, SET ON PARAMETER jit TO GROUP r, "group";
--<^^ write
REVOKE ADMIN OPTION FOR r FROM CURRENT_USER GRANTED BY CURRENT_ROLE CASCADE;
--<^^^ write
-- EXPLAIN takes what a query fills, and a view is none.
EXPLAIN CREATE VIEW public.v AS SELECT o.id FROM public.orgs o;
--                  ^^^^^^ unanalysed "could not be parsed near ""public"""
EXPLAIN CREATE MATERIALIZED VIEW public.v AS SELECT o.nmae FROM public.orgs o;
--                                                    ^^^^ unknown-column

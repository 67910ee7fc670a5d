-- A temporary view, and a view in the first schema of the path, are no tables of the replicas.
CREATE TEMP VIEW orgs AS SELECT 1 AS id;
CREATE OR REPLACE TEMPORARY VIEW apps AS SELECT 1 AS id;
CREATE SCHEMA archive
    CREATE VIEW orgs AS SELECT 1 AS id
    CREATE VIEW public.apps AS SELECT 1 AS id;
--              ^^^^^^^^^^^ replicated-relation-dropped
SET search_path = archive, public;
CREATE VIEW channels AS SELECT 1 AS id;
SET search_path = public, archive;
CREATE VIEW channels AS SELECT 1 AS id;
--          ^^^^^^^^ replicated-relation-dropped

-- The primary has more of them.

CREATE EXTENSION pg_trgm;
CREATE EXTENSION intarray;
CREATE EXTENSION ltree;
CREATE EXTENSION fuzzystrmatch;
CREATE EXTENSION unaccent;
CREATE EXTENSION cube;
CREATE EXTENSION tablefunc;
CREATE EXTENSION btree_gist;
CREATE EXTENSION btree_gin;

CREATE TABLE public.tree (id integer PRIMARY KEY, p ltree, q cube, ps ltree[]);
CREATE VIEW app.v AS SELECT a, b, h FROM app.t;

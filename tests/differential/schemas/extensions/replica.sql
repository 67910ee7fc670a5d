-- Some extensions are on the replica.

CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE SCHEMA app;

CREATE TABLE public.doc (
    id integer PRIMARY KEY, title text, attrs hstore, email citext, body tsvector, nums integer[],
    path text, arr text[], cnt bigint, emails citext[]
);
CREATE TABLE app.t (a integer PRIMARY KEY, b text, c citext, h hstore, f float8, at timestamptz);

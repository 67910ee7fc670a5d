-- Several schemas with objects of the same names. The search path is app, pg_catalog, shared:
-- what app has hides a built-in of the same name, what shared has does not.

CREATE SCHEMA app;
CREATE SCHEMA shared;

CREATE TYPE shared.status AS ENUM ('open', 'closed');
CREATE TYPE app.status AS ENUM ('new', 'old');
CREATE DOMAIN shared.label AS text;

CREATE TABLE app.things (id integer PRIMARY KEY, name text, s app.status);
CREATE TABLE shared.things (id integer PRIMARY KEY, title text, s shared.status, l shared.label);
CREATE TABLE shared.owners (id integer PRIMARY KEY, thing integer, email text);
CREATE TABLE public.things (id integer PRIMARY KEY, hidden text);
CREATE TABLE app.pg_class (oid integer PRIMARY KEY, mine text);
CREATE TABLE shared.pg_type (oid integer PRIMARY KEY, ours text);
CREATE FUNCTION app.ready(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';

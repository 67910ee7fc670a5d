-- Operators of a schema's own and of extensions, beside PostgreSQL's of the same names.
CREATE SCHEMA lib;
CREATE SCHEMA app;
CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm WITH SCHEMA ext;
CREATE EXTENSION intarray WITH SCHEMA ext;
CREATE EXTENSION citext WITH SCHEMA ext;
CREATE EXTENSION ltree WITH SCHEMA ext;
CREATE FUNCTION lib.near(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS 'SELECT abs($1 - $2) < 3';
CREATE FUNCTION lib.near(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR lib.~~~ (
    LEFTARG = integer, RIGHTARG = integer, FUNCTION = lib.near, COMMUTATOR = OPERATOR(lib.~~~)
);
CREATE OPERATOR lib.~~~ (LEFTARG = text, RIGHTARG = text, PROCEDURE = lib.near);
CREATE FUNCTION lib.filled(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> $$$$';
CREATE OPERATOR lib.@@@ (RIGHTARG = text, FUNCTION = lib.filled);
CREATE FUNCTION lib.joined(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1 || $2';
CREATE FUNCTION lib.unused(text, integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE OPERATOR lib.+ (LEFTARG = text, RIGHTARG = text, FUNCTION = lib.joined);
CREATE OPERATOR lib.+ (LEFTARG = text, RIGHTARG = integer, FUNCTION = lib.unused);
CREATE FUNCTION lib.gone(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE OPERATOR lib.- (LEFTARG = text, RIGHTARG = text, FUNCTION = lib.gone);
DROP OPERATOR lib.- (text, text);
CREATE OPERATOR lib.-> (LEFTARG = text, RIGHTARG = text, FUNCTION = textcat);
ALTER FUNCTION lib.filled(text) RENAME TO has_text;
ALTER FUNCTION lib.joined(text, text) SET SCHEMA app;
CREATE DOMAIN app.middle AS integer CHECK (VALUE OPERATOR(lib.~~~) 5);

SET search_path = app, lib, ext;
CREATE TABLE numbers (
    id integer PRIMARY KEY CHECK (id % 2 = 0 AND id + 1 > 0),
    middle middle,
    other integer CHECK (other ~~~ 4)
);
CREATE TABLE texts (id integer PRIMARY KEY, one text, other text);
CREATE INDEX ON texts ((one + other));
CREATE INDEX ON texts (id) WHERE @@@ one;
CREATE INDEX ON texts ((one -> 'x'));
CREATE TABLE alike (id integer PRIMARY KEY, one text CHECK (one % 'abc'));
CREATE TABLE sets (id integer PRIMARY KEY, members integer[]);
CREATE INDEX ON sets (id) WHERE members @> ARRAY[1];
CREATE TABLE plain (
    id integer PRIMARY KEY,
    names text[] CHECK (names @> ARRAY['a']),
    name text CHECK (name = 'x' OR name > 'y' AND name || 'z' <> 'w')
);

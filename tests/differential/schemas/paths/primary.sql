-- What only the primary has, in the schemas that both have and in one of its own.

CREATE SCHEMA hidden;

CREATE TABLE app.secrets (id integer PRIMARY KEY, v text);
CREATE TABLE hidden.things (id integer PRIMARY KEY, v text);
CREATE VIEW shared.open_things AS SELECT id, title FROM shared.things WHERE s = 'open';
ALTER TABLE app.things ADD COLUMN later text;

CREATE TYPE app.kind AS ENUM ('a', 'b');
CREATE FUNCTION shared.twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE FUNCTION app.twice(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1 || $1';
CREATE FUNCTION app.upper(app.status) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION hidden.f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION hidden.inteq(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR hidden.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = hidden.inteq);
CREATE OPERATOR app.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = hidden.inteq);
CREATE COLLATION hidden.mine FROM "C";
CREATE SEQUENCE app.counter;

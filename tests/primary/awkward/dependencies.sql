-- What defaults, checks, indexes and domains depend on: renamed, moved, copied, and dropped.
CREATE SCHEMA app;
CREATE FUNCTION app.new_code() RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $$x$$';
CREATE FUNCTION app.short(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT left($1, 3)';
CREATE FUNCTION app.is_ok(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> $$$$';
CREATE FUNCTION app.is_ok(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
CREATE FUNCTION app.later() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TYPE app.kind AS ENUM ('a', 'b');
CREATE SEQUENCE app.numbers;
CREATE DOMAIN app.code AS text
    DEFAULT app.new_code() CONSTRAINT is_ok CHECK (app.is_ok(VALUE)) CHECK (app.short(VALUE) <> '');

CREATE TABLE app.model (
    id integer DEFAULT (10 + nextval('app.numbers')),
    code app.code,
    made text DEFAULT app.new_code(),
    cut text GENERATED ALWAYS AS (app.short(made)) STORED,
    kind text CONSTRAINT kind_ok CHECK (kind::app.kind <> 'a'::app.kind),
    level integer CONSTRAINT level_ok CHECK (app.is_ok(level))
);
CREATE INDEX model_short ON app.model (app.short(kind));
CREATE INDEX model_some ON app.model (level) WHERE app.is_ok(kind);
CREATE TABLE public.copied (LIKE app.model INCLUDING ALL);
CREATE TABLE public.plain (LIKE app.model);
CREATE TABLE public.child (own integer) INHERITS (app.model);

CREATE TABLE public.parted (id integer, code text DEFAULT app.new_code(), CHECK (app.is_ok(id)))
    PARTITION BY LIST (id);
CREATE TABLE public.parted_1 PARTITION OF public.parted FOR VALUES IN (1);
CREATE INDEX ON public.parted (app.short(code));

ALTER FUNCTION app.short(text) RENAME TO made_short;
ALTER FUNCTION app.is_ok(integer) SET SCHEMA public;
ALTER SEQUENCE app.numbers RENAME TO counted;
ALTER TYPE app.kind RENAME TO sort;
ALTER SCHEMA app RENAME TO shop;
ALTER DOMAIN shop.code DROP CONSTRAINT is_ok;
ALTER DOMAIN shop.code ADD CONSTRAINT later CHECK (shop.later() > 0);
ALTER DOMAIN shop.code SET DEFAULT 'x';
ALTER TABLE public.copied ALTER COLUMN made DROP DEFAULT, ALTER COLUMN cut DROP EXPRESSION;
ALTER TABLE public.copied DROP CONSTRAINT kind_ok;

CREATE TABLE public.going (
    id integer DEFAULT shop.later() PRIMARY KEY,
    twice integer GENERATED ALWAYS AS (id * shop.later()) STORED,
    n integer CONSTRAINT n_later CHECK (n > shop.later()),
    other integer DEFAULT shop.later() + 1
);
CREATE INDEX going_later ON public.going ((n + shop.later()));
ALTER TABLE public.going ALTER COLUMN other SET DEFAULT 3;
DROP FUNCTION shop.later() CASCADE;
DROP SEQUENCE shop.counted CASCADE;

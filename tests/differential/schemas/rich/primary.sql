-- What only the primary has.

CREATE SCHEMA priv;

CREATE VIEW public.happy AS SELECT id, name, mood FROM public.people WHERE mood = 'happy';
CREATE VIEW app.wide AS SELECT p.*, o."Total" FROM public.people p JOIN app."Orders" o ON o.person = p.id;
CREATE MATERIALIZED VIEW public.totals AS
    SELECT person, sum("Total") AS total FROM app."Orders" GROUP BY person;
CREATE TABLE public.secret (id integer PRIMARY KEY, v text, m public.mood, "Mixed" text);
CREATE UNLOGGED TABLE public.scratch (id integer PRIMARY KEY, note text);
CREATE TABLE priv.t (a integer, b text);
CREATE TABLE public.grandchild (extra text) INHERITS (public.child);
CREATE TABLE public.events_2027 PARTITION OF public.events
    FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
CREATE SEQUENCE public.seq;

-- Columns that have not come to the replica
ALTER TABLE public.people ADD COLUMN secretive text;
ALTER TABLE public.people ADD COLUMN double_id integer GENERATED ALWAYS AS (id * 2) STORED;
ALTER TABLE app.items ADD COLUMN weight float8;
ALTER TABLE app."Orders" ADD COLUMN "Weight" float8;
ALTER TABLE public.events ADD COLUMN actor integer;
ALTER TYPE public.nest ADD ATTRIBUTE later integer;
-- A label that has not come to the replica
ALTER TYPE public.mood ADD VALUE 'elated';

-- Types
CREATE TYPE public.color AS ENUM ('red', 'green');
CREATE TYPE public.box3 AS (x integer, y public.color);
CREATE DOMAIN public.email AS text CHECK (VALUE LIKE '%@%');
CREATE TYPE public.textspan AS RANGE (subtype = text);
CREATE TABLE public.painted (id integer, c public.color, e public.email, b public.box3, cs public.color[]);

-- Functions: of rows, of the names of built-in ones, of sets, with defaults and variadic
CREATE FUNCTION public.full_name(public.people) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1.name';
CREATE FUNCTION public.initials(public.happy) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1.name';
CREATE FUNCTION public.add1(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE FUNCTION public.same(anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION public.lower(public.mood) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION public.length(numeric) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION public.sum(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION public.now(text) RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()';
CREATE FUNCTION public.to_int(public.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION public.srf(integer) RETURNS SETOF integer
    LANGUAGE sql AS 'SELECT generate_series(1, $1)';
CREATE FUNCTION public.srf2(OUT a integer, OUT b text) RETURNS SETOF record
    LANGUAGE sql AS $$SELECT 1, 'x'$$;
CREATE FUNCTION public.people_of(public.mood) RETURNS SETOF public.people
    LANGUAGE sql STABLE AS 'SELECT * FROM public.people WHERE mood = $1';
CREATE FUNCTION public.with_default(integer, integer DEFAULT 2) RETURNS integer
    LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION public.joined(VARIADIC text[]) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$SELECT array_to_string($1, ',')$$;
CREATE FUNCTION public."MixedCase"(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE public.mysum(integer) (SFUNC = int4pl, STYPE = integer);
CREATE PROCEDURE public.do_it(integer) LANGUAGE sql AS 'SELECT 1';

-- Casts and operators
CREATE CAST (public.mood AS integer) WITH FUNCTION public.to_int(public.mood);
CREATE FUNCTION public.moodeq(public.mood, text) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2';
CREATE FUNCTION public.pairadd(public.pair, public.pair) RETURNS public.pair
    LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE OPERATOR public.=~= (LEFTARG = public.mood, RIGHTARG = text, FUNCTION = public.moodeq);
CREATE OPERATOR public.+ (LEFTARG = public.pair, RIGHTARG = public.pair, FUNCTION = public.pairadd);
CREATE OPERATOR public.~~> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4gt);
CREATE OPERATOR public.!!! (RIGHTARG = integer, FUNCTION = int4um);

-- Other objects
CREATE COLLATION public.here FROM "C";
CREATE TEXT SEARCH CONFIGURATION public.plain (COPY = simple);
CREATE TEXT SEARCH DICTIONARY public.words (TEMPLATE = simple);

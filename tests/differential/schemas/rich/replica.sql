-- What the replica has, and the primary as well: types and tables of every kind.

CREATE SCHEMA app;

CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE public.pair AS (a integer, b text);
CREATE TYPE public.nest AS (p public.pair, moods public.mood[], at timestamptz);
CREATE DOMAIN public.posint AS integer CHECK (VALUE > 0);
CREATE DOMAIN public.code AS varchar(8);
CREATE DOMAIN public.moodlist AS public.mood[];
CREATE TYPE public.span AS RANGE (subtype = float8);

CREATE TABLE public.people (
    id integer PRIMARY KEY, name text, mood public.mood, tags text[], data jsonb, born date,
    seen timestamptz, score numeric(10, 2), pair public.pair, n public.posint, s public.span,
    ok boolean, big bigint, d double precision, u uuid, moods public.mood[], v varchar(20),
    c char(3), i interval, net inet, by bytea, ts tsvector, nest public.nest, code public.code,
    pairs public.pair[], m money, pt point, bits bit varying(8), matrix integer[][]
);

-- Mixed case, reserved words, and names that PostgreSQL's grammar uses elsewhere
CREATE TABLE app."Orders" (
    id bigint PRIMARY KEY, person integer, "Total" numeric, "select" text, at timestamp, "user" text
);
CREATE TABLE app."order" ("from" integer PRIMARY KEY, "where" text, "Group By" text, "a""b" text);
CREATE TABLE app.names (
    value integer PRIMARY KEY, key text, type text, date date, "time" time, year integer,
    position integer, row_number integer, "left" text, "end" text, nulls text, filter text
);
CREATE TABLE app.items (
    id integer PRIMARY KEY, order_id bigint, qty smallint, note text, extra json, x xml
);
CREATE TABLE app."Été" (numéro integer PRIMARY KEY, "Ça" text);

-- Inheritance, partitions, generated and identity columns
CREATE TABLE public.parent (id integer PRIMARY KEY, k text);
CREATE TABLE public.child (m integer) INHERITS (public.parent);
CREATE TABLE public.events (
    id bigint, at timestamptz NOT NULL, kind text, body jsonb, PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2026 PARTITION OF public.events
    FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE public.computed (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    price numeric,
    tax numeric GENERATED ALWAYS AS (price * 0.2) STORED
);
CREATE TABLE public.nothing ();
CREATE TABLE public.typed OF public.pair;

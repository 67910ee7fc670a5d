-- Names, labels and types that a contract must be written with care for.
CREATE TABLE public."a.b" (
    "x""y" int, "true" text, "with space" text, "ünï" text, "*" int, "a:b" text, "#c" text
);
CREATE TABLE public."a*b" (id int PRIMARY KEY);
CREATE VIEW public."v*" AS SELECT 1;
CREATE VIEW public."v.w" AS SELECT 1;
CREATE VIEW public."New
Line" AS SELECT 1;
CREATE FUNCTION public."f*"(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE public."My Type" AS ENUM (
    'a''b', 'new
line', '', ' ', 'true', '1', '~', '#x', 'a: b'
);
CREATE TYPE public.empty AS ENUM ();
CREATE TYPE public.none AS ();
CREATE TABLE public.typed (
    a public."My Type", b public.empty, c public.none, d public."My Type"[], e public."a.b",
    f public."a.b"[]
);
CREATE TABLE public.zero ();

-- Names of the catalogue, and those that differ in capitals alone.
CREATE TYPE public.text AS ENUM ('a');
CREATE TYPE public.int4 AS (x int);
CREATE TYPE public."Mood" AS ENUM ('x');
CREATE TYPE public.mood AS ENUM ('y');
CREATE TABLE public.named_alike (
    a public.text, b text, c public.int4, d int4, e "char", f char, g char(3)[], h bit varying(3),
    i interval day to second(3), j time(3) with time zone, k float(3), l numeric(3,-2), m int[3][4],
    n public.mood, o public."Mood", A2 int, "A2" text
);
CREATE TABLE public."Named_alike" (a int);
CREATE TABLE "Public".named_alike (a int);

-- Types that are made of others, and of themselves.
CREATE DOMAIN public.positive AS int CHECK (VALUE > 0);
CREATE DOMAIN public.smaller AS public.positive;
CREATE DOMAIN public.several AS public.smaller[];
CREATE TYPE public.span AS RANGE (subtype = public.positive);
CREATE TYPE public.float_span AS RANGE (subtype = float8, multirange_type_name = public.floats);
CREATE TYPE public.node AS (id int);
CREATE TYPE public.edge AS (back public.node);
ALTER TYPE public.node ADD ATTRIBUTE edges public.edge[];
CREATE TABLE public.made (
    a public.several, b public.span, c public.float_span, d public.floats, e public.span_multirange,
    f public.node, g public.made[]
);

-- What nothing here makes.
CREATE TABLE public.unmade (
    a other.thing[], b public.citext, c extensions.vector(4)[], d int DEFAULT gone.f(1),
    e int DEFAULT "Strange Name"(1), f int CHECK ("s.x"."f(y)"(f))
);

-- Functions that no contract can name with their arguments.
CREATE FUNCTION public."F(x) returns int"("A b" text, public.node) RETURNS SETOF public.node
    LANGUAGE sql AS 'SELECT NULL';
CREATE FUNCTION public.of_row(record) RETURNS void LANGUAGE sql AS '';
CREATE TABLE public.calls (
    a text DEFAULT public."F(x) returns int"('a', NULL), b int CHECK (public.of_row(row(1)) IS NULL)
);
ALTER DATABASE x SET search_path = 'a b', "C", 'd,e', pg_catalog, pg_temp;

-- What the case files and the rules' examples take the primary to have, and no replica has.
-- It comes after the reference schema and its migration.

CREATE SCHEMA app;
CREATE SCHEMA billing;
CREATE SCHEMA nowhere;

DO $$
DECLARE
    extension text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reader') THEN
        CREATE ROLE reader NOLOGIN;
    END IF;
    FOR extension IN
        SELECT name FROM pg_available_extensions
        WHERE name IN ('citext', 'cube', 'fuzzystrmatch', 'hstore', 'pageinspect', 'pg_stat_statements',
                       'pg_trgm', 'pgcrypto', 'pgrowlocks', 'pgstattuple', 'tablefunc',
                       'tsm_system_rows', 'unaccent', 'uuid-ossp')
    LOOP
        EXECUTE format('CREATE EXTENSION %I SCHEMA public', extension);
    END LOOP;
    -- Not every PostgreSQL is built with OpenSSL.
    IF to_regprocedure('public.digest(text, text)') IS NULL THEN
        CREATE FUNCTION public.digest(text, text) RETURNS bytea
            LANGUAGE sql IMMUTABLE AS 'SELECT sha256($1::bytea)';
    END IF;
END
$$;

-- Types
CREATE TYPE public.plan_kind AS ENUM ('free', 'paid');
CREATE TYPE public.kind AS ENUM ('a', 'b');
CREATE TYPE public."Kind" AS ENUM ('a', 'b');
CREATE DOMAIN billing.money AS numeric;
ALTER TYPE public.stripe_status ADD VALUE 'paused';

-- Relations
CREATE TABLE public.nowhere (id uuid, x integer, name text);
CREATE TABLE public.late (id integer);
CREATE TABLE public."public.orgs" (name text);
CREATE TABLE public.usage_credit_ledger (id bigint);
CREATE TABLE public.usage_credit_alerts (id bigint);
CREATE TABLE app.orgs (name text);
CREATE TABLE billing.invoices (id integer);
CREATE MATERIALIZED VIEW public.totals AS SELECT count(*) AS total FROM public.orgs;
CREATE SEQUENCE public.orgs_id_seq;

-- The cases read columns of the view that it has not: what they say is about the view alone.
CREATE OR REPLACE VIEW public.usage_credit_balances AS
SELECT g.org_id, sum(g.total - g.consumed) AS available_credits, 1 AS x, g.org_id AS id, 'a' AS name
FROM public.usage_credit_grants AS g
GROUP BY g.org_id;

-- Functions, some by the name of a built-in one
CREATE FUNCTION public.has_credits(uuid) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION public.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION public.numbers(integer) RETURNS SETOF integer
    LANGUAGE sql AS 'SELECT generate_series(1, $1)';
CREATE FUNCTION public.org_balance(uuid) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
CREATE FUNCTION public.org_balances(uuid, OUT anything numeric) RETURNS SETOF numeric
    LANGUAGE sql AS 'SELECT 1.0';
CREATE FUNCTION public.plan_of(uuid) RETURNS public.plan_kind LANGUAGE sql AS $$SELECT 'free'::public.plan_kind$$;
CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION public.lower(text, integer) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION public.length(timestamptz) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE public.first(text) (SFUNC = text_larger, STYPE = text);
CREATE FUNCTION public.latest_final(internal, double precision, timestamptz) RETURNS timestamptz
    LANGUAGE internal IMMUTABLE AS 'percentile_disc_final';
CREATE AGGREGATE public.latest(double precision ORDER BY timestamptz) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = public.latest_final,
    FINALFUNC_EXTRA
);

-- Functions that only a case names
CREATE FUNCTION billing.f(uuid) RETURNS uuid LANGUAGE sql STABLE RETURN $1;
CREATE FUNCTION public.merge(text) RETURNS text LANGUAGE sql STABLE RETURN $1;
CREATE FUNCTION public.owner_of(text) RETURNS uuid LANGUAGE sql STABLE RETURN NULL::uuid;
CREATE FUNCTION public.unbounded(integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1;

-- Casts
CREATE FUNCTION public.as_integer(public.stripe_status) RETURNS integer
    LANGUAGE sql IMMUTABLE RETURN 1;
CREATE FUNCTION public.as_integer(timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1;
CREATE FUNCTION public.as_double(boolean) RETURNS double precision LANGUAGE sql IMMUTABLE RETURN 1;
CREATE FUNCTION public.as_boolean(bigint) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN true;
CREATE FUNCTION public.as_smallint(uuid) RETURNS smallint LANGUAGE sql IMMUTABLE RETURN 1;
CREATE FUNCTION public.as_smallint(public.orgs) RETURNS smallint LANGUAGE sql IMMUTABLE RETURN 1;
CREATE FUNCTION public.as_uuid(jsonb) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN NULL::uuid;
CREATE FUNCTION public.as_char(boolean) RETURNS "char" LANGUAGE sql IMMUTABLE RETURN 'x'::"char";
CREATE CAST (uuid AS smallint) WITH FUNCTION public.as_smallint(uuid);
CREATE CAST (public.orgs AS smallint) WITH FUNCTION public.as_smallint(public.orgs);
CREATE CAST (jsonb AS uuid) WITH FUNCTION public.as_uuid(jsonb);
CREATE CAST (boolean AS "char") WITH FUNCTION public.as_char(boolean);
CREATE CAST (public.stripe_status AS integer) WITH FUNCTION public.as_integer(public.stripe_status);
CREATE CAST (timestamptz AS integer) WITH FUNCTION public.as_integer(timestamptz);
CREATE CAST (bigint AS boolean) WITH FUNCTION public.as_boolean(bigint);
CREATE CAST (boolean AS double precision) WITH FUNCTION public.as_double(boolean);

-- Operators
CREATE OPERATOR public.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
CREATE OPERATOR public.=~= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
CREATE OPERATOR public.@#@ (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
CREATE OPERATOR nowhere.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
CREATE OPERATOR public.<<< (LEFTARG = text, RIGHTARG = text, FUNCTION = text_lt);
CREATE OPERATOR CLASS public.backwards FOR TYPE text USING btree
    AS OPERATOR 1 public.<<<, OPERATOR 3 =, FUNCTION 1 bttextcmp(text, text);

-- Other objects
CREATE COLLATION public.numbers_last FROM "C";
CREATE COLLATION public.german_phonebook FROM "C";
CREATE COLLATION public."numeric" FROM "C";
-- A server has the locales of its system, and those of ICU if it was built with it.
CREATE COLLATION public."en_US.utf8" FROM "C";
CREATE COLLATION public."de-DE-x-icu" FROM "C";
CREATE TEXT SEARCH CONFIGURATION public.unaccented (COPY = simple);
CREATE TEXT SEARCH CONFIGURATION public.german (COPY = simple);
CREATE TEXT SEARCH DICTIONARY public.synonyms (TEMPLATE = simple);
CREATE TEXT SEARCH PARSER public.words
    (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

-- Operators that share the names of polymorphic ones, for operands that those do not take.
CREATE FUNCTION public.has(int4multirange, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION public.is_in(timestamptz, int4range) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION public.add(text[], timestamptz) RETURNS text[] LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION public.add(integer[], text[]) RETURNS text[] LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION public.mod_all(integer[], integer) RETURNS integer[] LANGUAGE sql AS 'SELECT $1';
CREATE OPERATOR public.@> (LEFTARG = int4multirange, RIGHTARG = text, FUNCTION = public.has);
CREATE OPERATOR public.<@ (LEFTARG = timestamptz, RIGHTARG = int4range, FUNCTION = public.is_in);
CREATE OPERATOR public.|| (LEFTARG = text[], RIGHTARG = timestamptz, FUNCTION = public.add);
CREATE OPERATOR public.|| (LEFTARG = integer[], RIGHTARG = text[], FUNCTION = public.add);
CREATE OPERATOR public.% (LEFTARG = integer[], RIGHTARG = integer, FUNCTION = public.mod_all);

-- Operators of texts, which constants without a type are taken for.
CREATE FUNCTION public.minus(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION public.minus(text, text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE OPERATOR public.- (RIGHTARG = text, FUNCTION = public.minus);
CREATE OPERATOR public.- (LEFTARG = text, RIGHTARG = text, FUNCTION = public.minus);

-- Names of letters that only look like digits, or that another alphabet folds.
CREATE TABLE public."١٢" (id integer);
CREATE FUNCTION public."ſum"(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';

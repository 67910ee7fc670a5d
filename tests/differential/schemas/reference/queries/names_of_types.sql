-- Calls by the names of types.
SELECT orgs('x');
SELECT public.orgs(o) FROM public.orgs o;
SELECT public.stripe_status('created'), public.stripe_status(o.name) FROM public.orgs o;
SELECT pg_class(o) FROM public.orgs o;
SELECT pg_class('(1)');
SELECT oid(1), oid(1::bigint), int8(1::oid), regclass(1), regclass(1::oid), int4(1::oid);
SELECT jsonb('{}'::json), xml('a'::text), xml('a'::varchar), "char"(1), interval '1 s', timestamptz(current_date), bit '1', varbit('1'), cidr(inet '10.0.0.1'), oidvector('1 2'), text(now()), bytea('x'), bytea(1);
SELECT bool(1), bool(1::bigint);
SELECT float8('1'), float8('1'::text), float8(now());

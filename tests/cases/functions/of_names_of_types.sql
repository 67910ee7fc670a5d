-- A call by the name of a type is a cast, where no function takes the argument.
SELECT int4range(int4range(1, 2)), text(1), bool(true), bool('t'::text), oid(1), jsonb('{}'::json), varbit(b'1');
SELECT public.stripe_status('created'), public.stripe_status(o.name) FROM public.orgs o;

-- No row is cast to text by name, and no type of rows is one to cast to.
SELECT text(row(1, 2)), text(o) FROM public.orgs o;
--                      ^^^^ user-function
--     ^^^^ user-function
SELECT pg_class('(1)');
--     ^^^^^^^^ user-function
SELECT public.orgs(o) FROM public.orgs o;
--     ^^^^^^^^^^^ user-function

-- What makes the cast is a function, of the numbers that it takes.
SELECT float8('1'), float8('1'::text), float8(now());
--                                     ^^^^^^ user-function

-- A call by the name of a type is a cast, where no function takes the argument.
SELECT int4range(int4range(1, 2)), text(1), bool(true), bool('t'::text), oid(1), jsonb('{}'::json), varbit(b'1');
SELECT public.stripe_status('created'), public.stripe_status(NULL::text);
SELECT public.plan_kind('free');
--     ^^^^^^^^^^^^^^^^ user-function

-- Every missing object is reported, where PostgreSQL stops at the first.
SELECT public.f(b.x), $1::public.kind
--                        ^^^^^^^^^^^ user-type
--     ^^^^^^^^ user-function
FROM public.usage_credit_balances b
--   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
JOIN public.nowhere n ON n.id = b.id
--   ^^^^^^^^^^^^^^ unreplicated-relation
JOIN public.orgs o ON o.org_id = b.org_id;
--                      ^^^^^^ unknown-column

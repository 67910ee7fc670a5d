-- A cast that only a user function makes. Through text, PostgreSQL needs none.
SELECT s.status::integer, s.status::text, s.status::text::integer, s.mau_exceeded::integer
--               ^^^^^^^ user-function "public.stripe_status"
FROM public.stripe_info s;
SELECT v.id::boolean, v.created_at::date, v.created_at::integer, v.deleted::text
--                                                      ^^^^^^^ user-function
--           ^^^^^^^ user-function
FROM public.app_versions v;
-- Of the other kinds of types, too: element by element between arrays, and of a whole row.
SELECT o.id::smallint, ARRAY[o.id]::smallint[], ARRAY[o.name]::smallint[], o::smallint, o::text
--                                                                            ^^^^^^^^ user-function
--                                  ^^^^^^^^ user-function "uuid[]"
--           ^^^^^^^^ user-function "uuid"
FROM public.orgs o;
SELECT '[1,2]'::int4range::int4multirange, to_jsonb(a.app_id)::uuid, 1::money, true::"char"
--                                                                                   ^^^^^^ user-function
--                                                             ^^^^ user-function "jsonb"
FROM public.apps a;

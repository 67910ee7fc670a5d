-- A cast that only a user function makes. Through text, PostgreSQL needs none.
SELECT s.status::integer, s.status::text, s.status::text::integer, s.mau_exceeded::integer
--               ^^^^^^^ user-function "public.stripe_status"
FROM public.stripe_info s;
SELECT v.id::boolean, v.created_at::date, v.created_at::integer, v.deleted::text
--                                                      ^^^^^^^ user-function
--           ^^^^^^^ user-function
FROM public.app_versions v;

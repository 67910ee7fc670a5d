-- The same where the type is written like a function, and in comparisons.
SELECT regclass('public.nowhere'), regtype('public.kind'), c.relname
--                                          ^^^^^^^^^^^ user-type
--               ^^^^^^^^^^^^^^ missing-object
FROM pg_class c
WHERE c.oid = 'public.nowhere'::regclass;
--             ^^^^^^^^^^^^^^ missing-object

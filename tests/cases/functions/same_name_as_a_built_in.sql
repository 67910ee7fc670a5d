-- A user function may share a built-in's name: the arguments tell.
SELECT lower(o.name, 1), public.lower(o.name), length(o.created_at)
--                                             ^^^^^^ user-function
--                       ^^^^^^^^^^^^ user-function
--     ^^^^^ user-function "The built-in function ""lower"" does not accept these arguments."
FROM public.orgs o;

-- EXCEPT behind a star is the set operation: it leaves no columns out.
SELECT o.nope FROM public.orgs o WHERE o.* = o.* EXCEPT SELECT a.missing FROM public.apps a;
--       ^^^^ unknown-column
--                                                               ^^^^^^^ unknown-column

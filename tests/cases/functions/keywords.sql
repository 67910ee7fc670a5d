-- A word that begins a statement is the name of a function, too.
SELECT coalesce(merge(o.name), 'x'), (merge(o.name)) FROM public.orgs o;
--                                    ^^^^^ user-function
--              ^^^^^ user-function

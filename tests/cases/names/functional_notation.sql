-- t.f may be f(t), and f(t) may be t.f.
SELECT name(o), o.full_name, full_name(o) FROM public.orgs o;
--                           ^^^^^^^^^ user-function
--                ^^^^^^^^^ unknown-column

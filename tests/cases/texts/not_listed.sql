-- Without the extension there is no such function, and nothing that it reads.
SELECT x.a FROM crosstab('SELECT o.name, o.name, x.name FROM public.orgs o, public.nowhere x') AS x(a text, b text);
--              ^^^^^^^^ user-function

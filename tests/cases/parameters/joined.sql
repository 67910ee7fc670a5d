-- A parameter that touches letters: together they are one name, which is not known.
SELECT o.name FROM public.orgs_${year} AS o;
--                        ^^^^^^^^^^^^ unanalysed
SELECT o.name FROM public.${prefix}orgs AS o;
--                        ^^^^^^^^^^^^^ unanalysed
SELECT o.name FROM public.orgs_:year AS o;
--                        ^^^^^^^^^^ unanalysed
SELECT o.name_{lang} FROM public.orgs AS o;
--       ^^^^^^^^^^^ unanalysed
SELECT o.name FROM ${a}_${b}.orgs AS o;
--                 ^^^^^^^^^ unanalysed

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
SELECT o."${column}", o.nmae FROM "${schema}".orgs AS x, "{table}" AS y, public.orgs AS o;
--       ^^^^^^^^^^^ unanalysed
--                      ^^^^ unknown-column
--                                ^^^^^^^^^^^ unanalysed
--                                                       ^^^^^^^^^ unanalysed
SELECT o."$a" FROM public.orgs AS o;
--       ^^^^ unknown-column

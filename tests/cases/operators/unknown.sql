-- An operator that nobody has, and lists with ANY and ALL.
SELECT o.name
FROM public.orgs o
WHERE o.name @#@ 'x'
--           ^^^ user-operator
  AND o.name = ANY ($1)
  AND o.name =~= ANY (ARRAY['a', 'b'])
--           ^^^ user-operator
  AND o.name <> ALL (SELECT a.name FROM public.apps a)
ORDER BY o.name USING <<<;
--                    ^^^ user-operator

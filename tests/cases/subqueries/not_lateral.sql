-- A subquery in FROM does not see the entries before it.
SELECT s.x
FROM public.orgs o
CROSS JOIN (SELECT o.id AS x) s;
--                 ^^^^ unknown-column "missing FROM-clause entry for table ""o"""

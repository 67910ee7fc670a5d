-- A subquery in FROM has its own columns, renamed by the alias list.
SELECT d.a, d.name, d.id
--                    ^^ unknown-column "subquery ""d"" has no column ""id"""
FROM (SELECT o.id, o.name FROM public.orgs o) AS d(a);

-- postgres: 16
-- A subquery in FROM needs no alias from PostgreSQL 16 on.
SELECT name, nmae FROM (SELECT o.name FROM public.orgs o);
--           ^^^^ unknown-column "the subquery has no column"

-- A temporary table is there for the statements that follow, and found before all others.
CREATE TEMP TABLE picked AS SELECT o.id FROM public.orgs o;
--<^^^^^^^^ session-state
--<^^^^^^^^ write
SELECT p.id, picked.id FROM picked, pg_temp.picked p;
INSERT INTO picked (id) SELECT a.owner_org FROM public.apps a;

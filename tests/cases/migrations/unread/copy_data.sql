-- The data of COPY never ends: what stands behind it may be of the migration.
CREATE TABLE public.seeds (id integer);
COPY public.seeds FROM stdin;
--                     ^^^^^ unanalysed
1
ALTER TABLE public.orgs DROP COLUMN name;

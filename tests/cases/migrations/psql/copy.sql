-- Rows that a client copies are rows.
\copy public.seeds (id, note) from seeds.csv csv
CREATE TABLE public.seeds (id integer);
\copy public.seeds from stdin
1
ALTER TABLE public.orgs DROP COLUMN name;
\.
ALTER TABLE public.orgs DROP COLUMN customer_id \;
--                                  ^^^^^^^^^^^ replicated-column-dropped
ALTER TABLE public.orgs DROP COLUMN created_at \g
--                                  ^^^^^^^^^^ replicated-column-dropped

-- Never sent.
DROP COLUMN public.orgs.name \r

-- Described, it is not run.
ALTER TABLE public.orgs DROP COLUMN name \gdesc

-- COPY (query) and COPY TO read, COPY FROM writes.
COPY (SELECT o.nmae FROM public.orgs o) TO STDOUT WITH (FORMAT csv);
--             ^^^^ unknown-column
COPY public.orgs (id, name) TO STDOUT;
COPY public.cron_tasks TO STDOUT;
--   ^^^^^^^^^^^^^^^^^ unreplicated-relation
COPY public.orgs FROM STDIN;
--   ^^^^^^^^^^^ write "COPY FROM"
1	a; SELECT * FROM nowhere
\.
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column

-- psql takes the lines below COPY FROM stdin for its data, and reads the rest of its own line first.
COPY public.orgs (id) FROM stdin; SELECT o.nmae FROM
--   ^^^^^^^^^^^ write "COPY FROM"
--                                         ^^^^ unknown-column
1
2
\.
public.orgs o; SELECT o.nam FROM public.orgs o;
--                      ^^^ unknown-column
COPY public.orgs (id) FROM stdin; COPY public.orgs (id) FROM stdout;
--   ^^^^^^^^^^^ write "COPY FROM"
--                                     ^^^^^^^^^^^ write "COPY FROM"
1
\.
2
\.
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column
-- Without a line "\." all that follows would be data.
COPY public.orgs (id) FROM stdin;
--                         ^^^^^ unanalysed "COPY data does not end with a line ""\."""
SELECT o.nmae FROM public.orgs o;

-- \copy sends a COPY from or to the client: its query and its names are read in their line.
\copy (SELECT o.name, o.nmae FROM public.orgs o) TO 'orgs.csv' WITH (FORMAT csv)
--                      ^^^^ unknown-column "no column"
\copy (select o.name from public.orgs o where o.name like 'a)%' or o.name = E'it\'s)') to orgs.csv csv header
\copy public.orgs (id, nmae) to 'it''s.csv' with (format csv);
--                     ^^^^ unknown-column
\COPY "public" . "orgs" (name) TO pstdout
\copy binary public.orgs to orgs.bin
\copy (TABLE public.usage_credit_balances) to balances.csv
--           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation "not on the replica"
\copy (SELECT 1) to program 'gzip > one.gz'

-- From a file it writes.
\copy public.orgs (id, name) from orgs.csv with csv
--    ^^^^^^^^^^^ write "COPY FROM changes"
\copy public.orgs from program 'zcat orgs.gz' with (format csv)
--    ^^^^^^^^^^^ write
\copy public.orgs from pstdin
--    ^^^^^^^^^^^ write

-- From stdin the lines below are its data, whatever they hold.
\copy public.orgs (name) from stdin
--    ^^^^^^^^^^^ write
SELECT o.nmae FROM public.orgs o;
\g
\\ \.
\.
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column

-- The whole line is its own: neither a comment of psql, nor a second command, nor a variable.
\copy (SELECT o.name FROM public.orgs o) to stdout -- of the line
\copy (SELECT o.name FROM public.orgs o) to stdout \\ SELECT 1
--                                                 ^ unanalysed "near ""\"""
\copy (SELECT o.name FROM public.orgs o WHERE o.id = :org) to stdout
--                                                   ^^^^ unanalysed "psql does not replace :org"
\copy (SELECT o.name FROM public.orgs o WHERE o.name = ':org') to stdout

-- psql puts its words together anew, with blanks: of a prefix and a string it makes two words.
\copy (SELECT o.name FROM public.orgs o WHERE o.name='x'AND(o.id IS NULL)) to stdout
\copy (SELECT x'ff') to stdout
--            ^ user-type
\copy (SELECT o.name FROM public.orgs o WHERE o.name=E'\'') to stdout
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
\copy (SELECT o.name FROM public.orgs o WHERE o.name= E'\'') to stdout

-- It ends with its line.
\copy (
--<^^^^ unanalysed "\copy: parse error at end of line"
\copy
--<^^ unanalysed "\copy: arguments required"
\copy public.orgs
--<^^^^^^^^^^^^^^ unanalysed "parse error"
\copy public.orgs into x
--<^^^^^^^^^^^^^^^^^^^^^ unanalysed "parse error at ""into"""

-- It is run before the statement that it stands in.
SELECT o.name
\copy (SELECT o.nmae FROM public.orgs o) to stdout
--              ^^^^ unknown-column
FROM public.orgs o;

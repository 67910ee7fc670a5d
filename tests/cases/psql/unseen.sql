-- Each value of the result is a statement; the query is read.
SELECT format('DROP TABLE %I', o.nmae) FROM public.orgs o \gexec
--                               ^^^^ unknown-column
--                                                        ^^^^^^ unanalysed "each value of the result is run as SQL"
SELECT 'SELECT 1' \g
\gexec
--<^^^ unanalysed

-- Other files are not followed.
\i schema/orgs.sql
--<^^^^^^^^^^^^^^^ unanalysed "statements of file ""schema/orgs.sql"" are not analysed here"
\ir 'two words.sql'; \\ SELECT o.nmae FROM public.orgs o;
--<^^^^^^^^^^^^^^^^^ unanalysed "two words.sql"
--                               ^^^^ unknown-column
\include :file
--<^^^^^^^^^^^ unanalysed
\include_relative `ls *.sql`
--<^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
  \i
--^^ unanalysed "\i: missing required argument"

-- A program may be a client; those that print and handle files are none.
\! psql -c 'DROP TABLE public.orgs'
-- ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed "shell command is not analysed"
\! echo done > log 2>&1; rm -f out.csv | cat
\! ls && ./load.sh
-- ^^^^^^^^^^^^^^^ unanalysed
\set today `date +%F`
\set id `psql -Atc 'SELECT 1'`
--      ^^^^^^^^^^^^^^^^^^^^^^ unanalysed "shell command"
\if `psql -Atc 'SELECT 1'` \\ SELECT o.nmae FROM public.orgs o;
--  ^^^^^^^^^^^^^^^^^^^^^^ unanalysed
--                                     ^^^^ unknown-column
\endif
SELECT o.name FROM public.orgs o \g | PGHOST=other psql
--                                  ^^^^^^^^^^^^^^^^^^^ unanalysed
\o | grep -v '^(' | sort
\copy (SELECT o.name FROM public.orgs o) to program 'psql other -c "COPY names FROM stdin"'
--                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed

-- An editor changes what is run.
SELECT o.nmae FROM public.orgs o \e
--                               ^^ unanalysed "changed in an editor"
;
\edit query.sql
--<^^^^^^^^^^^^ unanalysed
\ef public.f 3
--<^^^^^^^^^^^ unanalysed

-- What sends the statement ends it, with or without blanks, and takes its arguments with it.
SELECT o.nmae FROM public.orgs o\g
--       ^^^^ unknown-column
SELECT o.name FROM public.orgs o \g ; SELECT this is an argument;
SELECT o.name FROM public.orgs o \gx (format=csv title='a \\ b') out.csv
SELECT o.name FROM public.orgs o \g | less \\ this is one as well
SELECT count(*) AS n FROM public.orgs o \gset org_ \\ SELECT o.nmae FROM public.orgs o;
--                                                             ^^^^ unknown-column
SELECT o.name, o.customer_id, o.id FROM public.orgs o \crosstabview name customer_id id
SELECT o.nmae FROM public.orgs o \watch 5
--       ^^^^ unknown-column
SELECT o.name FROM public.orgs o \gdesc \g \gx

-- Described, it is not run.
UPDATE public.orgs SET nmae = 'x' \gdesc
--                     ^^^^ unknown-column
UPDATE public.orgs SET name = 'x' \gdesc
CREATE TABLE public.seeds (id integer) \gdesc

-- \; separates statements of one request, \: is a colon.
SELECT 1 \; SELECT o.nmae FROM public.orgs o \;
--                   ^^^^ unknown-column
\g
SELECT o.id\:\:text FROM public.orgs o;

-- What is reset is never sent.
SELECT nothing FROM nowhere \r
SELECT nothing FROM nowhere (((
\reset
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column

-- Other commands leave it as it is.
SELECT o.name \p
\w |cat \\ FROM nowhere
\echo and so on
FROM public.orgs o \timing
WHERE o.nmae = 'x';
--      ^^^^ unknown-column

-- Nothing is run behind the end of the script but what waits for its semicolon.
SELECT o.nmae FROM public.orgs o \q
--       ^^^^ unknown-column
SELECT nothing FROM nowhere;
This is a note.

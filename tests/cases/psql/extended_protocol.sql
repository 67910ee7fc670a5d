-- Parameters are set before the statement is sent.
SELECT o.name FROM public.orgs o WHERE o.nmae = $1 \bind 'x' \g
--                                       ^^^^ unknown-column
SELECT o.name FROM public.orgs o WHERE o.name = $1 \bind 'x' ;
;
SELECT o.name FROM public.orgs o WHERE o.nmae = $1 \parse by_name
--                                       ^^^^ unknown-column
\bind_named by_name 'x' \g
\startpipeline
SELECT o.nmae FROM public.orgs o \bind \sendpipeline
--       ^^^^ unknown-column
\endpipeline

-- What stands before a command that sends something else is never sent.
SELECT nothing FROM nowhere \close_prepared by_name
SELECT o.name FROM public.orgs o;

-- Each branch may be the one that is run: all are read.
\if :is_new
    SELECT o.nmae FROM public.orgs o;
--           ^^^^ unknown-column
\elif `test -f old` \\ SELECT o.id FROM public.orgs o;
\else
    \if false \\ SELECT o.name FROM public.orgs o \gset \endif
    SELECT o.nmae FROM public.orgs o;
--           ^^^^ unknown-column
\endif

-- They may only say how the statement before them is sent.
SELECT o.name FROM public.orgs o
\if :wide \gx \else \g \endif
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column
SELECT o.name FROM public.orgs o
\if :quiet
    \o out.txt
\endif
WHERE o.nmae = 'x';
--      ^^^^ unknown-column

-- Where they hold parts of a statement, which one it is is not known.
SELECT o.name FROM public.orgs o
\if :by_name
--<^^^^^^^^^ unanalysed "branches of \if hold parts of the statement"
WHERE o.name = 'x'
\else
\endif
;
\if :with_name
--<^^^^^^^^^^^ unanalysed
SELECT o.name
\else
SELECT o.id
\endif
FROM public.orgs o;
SELECT o.name FROM public.orgs o WHERE
\if :all
--<^^^^^ unanalysed
    o.id IS NOT NULL
    \g
\endif
o.name = 'x';
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column

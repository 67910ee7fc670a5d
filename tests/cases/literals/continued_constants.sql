-- A constant goes on after a line break, and after comments that end with their line: each part is
-- read as the first one is.
SELECT o.id FROM public.orgs o WHERE o.name = E'it\'s'
    'it\'s' AND o.nam = 'x';
--                ^^^ unknown-column
SELECT o.id FROM public.orgs o WHERE o.name = 'a' -- one
    -- two

    'b' AND o.nam = 'x';
--            ^^^ unknown-column
SELECT U&'p!0075blic'
    '.or!0067s' UESCAPE '!'::regclass, E'public.\x6f\x72'
    'gs'::regclass;
SELECT U&''
    'public.usage!005Fcredit_balances' UESCAPE '!'::regclass;
--   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
SELECT 'public.orgs' /* no line ends here */ 'x';
--                                           ^^^ unanalysed "could not be parsed near"
SELECT $$public.orgs$$
    'x';
--  ^^^ unanalysed "could not be parsed near"
SELECT 'public.orgs'
    E'x';
--  ^^^^ unanalysed "could not be parsed near"

-- An alias hides the relation's own name.
SELECT orgs.name FROM public.orgs o;
--     ^^^^^^^^^ unknown-column "Perhaps you meant to reference the table alias ""o""."

SELECT orgs.name FROM public.orgs;
SELECT public.orgs.name FROM public.orgs;
SELECT public.orgs.name FROM public.orgs o;
--     ^^^^^^^^^^^^^^^^ unknown-column

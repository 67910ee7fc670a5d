-- An alias hides the relation's own name.
SELECT orgs.name FROM public.orgs o;
--     ^^^^^^^^^ unknown-column "Relation ""public.orgs"" goes by ""o"" here."

SELECT orgs.name FROM public.orgs;
SELECT public.orgs.name FROM public.orgs;
SELECT public.orgs.name FROM public.orgs o;
--     ^^^^^^^^^^^^^^^^ unknown-column

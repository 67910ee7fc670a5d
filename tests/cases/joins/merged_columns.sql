-- A merged column is not ambiguous, and another relation may still get one of that name.
SELECT app_id FROM public.apps a JOIN public.channels c USING (app_id);

SELECT app_id
--     ^^^^^^ unqualified-column "public.orgs"
FROM public.apps a
JOIN public.channels c USING (app_id)
JOIN public.orgs o ON o.id = a.owner_org;

-- The source of MERGE may be a join, by ON or by USING; its own ON is the last before WHEN.
MERGE INTO public.apps AS a
--         ^^^^^^^^^^^ write "MERGE"
USING public.channels AS c JOIN public.app_versions AS v USING (app_id) JOIN public.channels AS d USING (app_id)
ON d.app_id = a.app_id AND v.nmae = 'x'
--                           ^^^^ unknown-column
WHEN MATCHED THEN DELETE;

WITH source AS (SELECT c.app_id FROM public.channels c)
MERGE INTO public.apps a
--         ^^^^^^^^^^^ write "MERGE"
USING source s JOIN source t ON t.app_id = s.app_id ON s.app_id = a.app_id AND t.nmae = 'x'
--                                                                               ^^^^ unknown-column
WHEN MATCHED THEN DELETE;

-- No guard at all; a guard on something else; a guard that one of two lacks.
UPDATE public.orgs SET name = 'unnamed';
--     ^^^^^^^^^^^ noop-update
UPDATE ONLY public.orgs AS o SET customer_id = btrim(o.customer_id) WHERE o.id = '00000000-0000-0000-0000-000000000000';
--          ^^^^^^^^^^^ noop-update
UPDATE public.channels SET is_default = true WHERE is_default = true OR name = 'production';
--     ^^^^^^^^^^^^^^^ noop-update
UPDATE public.apps SET name = name WHERE app_id IS NOT NULL;
--     ^^^^^^^^^^^ noop-update
WITH closed AS (UPDATE public.stripe_info SET mau_exceeded = false RETURNING customer_id)
--                     ^^^^^^^^^^^^^^^^^^ noop-update
SELECT count(*) FROM closed;
MERGE INTO public.apps AS a USING public.imports AS i ON a.app_id = i.app_id
WHEN MATCHED THEN UPDATE SET name = i.name
--                ^^^^^^ noop-update
WHEN NOT MATCHED THEN DO NOTHING;

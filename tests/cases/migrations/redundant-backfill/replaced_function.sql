-- A call runs the body that the function has then.
CREATE FUNCTION public.fill() RETURNS void LANGUAGE sql AS $$
    UPDATE public.channels SET is_default = false WHERE is_default IS NULL;
$$;

SELECT public.fill();

CREATE OR REPLACE FUNCTION public.fill() RETURNS void LANGUAGE sql AS $$
    UPDATE public.orgs SET customer_id = 'none' WHERE customer_id IS NULL;
$$;

UPDATE public.channels SET is_default = false WHERE is_default IS NULL;
--     ^^^^^^^^^^^^^^^ redundant-backfill

UPDATE public.orgs SET customer_id = 'none' WHERE customer_id IS NULL;

SELECT public.fill();
--     ^^^^^^^^^^^ redundant-backfill

DROP FUNCTION public.fill();

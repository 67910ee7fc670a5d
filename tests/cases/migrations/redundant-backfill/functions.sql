CREATE FUNCTION public.fill() RETURNS void LANGUAGE sql AS $$
    UPDATE public.channels AS c SET is_default = EXISTS (SELECT 1 FROM public.defaults AS d WHERE d.id = c.id)
    WHERE c.is_default IS DISTINCT FROM EXISTS (SELECT 1 FROM public.defaults AS d WHERE d.id = c.id);
$$;

SELECT public.fill();

UPDATE public.channels AS c SET is_default = false
--     ^^^^^^^^^^^^^^^ redundant-backfill
WHERE c.is_default AND NOT EXISTS (SELECT 1 FROM public.defaults AS d WHERE d.id = c.id);

SELECT public.fill();
--     ^^^^^^^^^^^ redundant-backfill

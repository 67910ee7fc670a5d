-- NaN and the infinities are values: each is equal to itself, and stays what it is.
CREATE TABLE public.measures (id bigint PRIMARY KEY, size double precision, price numeric);
UPDATE public.measures SET size = 'NaN' WHERE size <> 'NaN' OR size IS NULL;
UPDATE public.measures SET size = 'Infinity' WHERE id > 0;
--     ^^^^^^^^^^^^^^^ noop-update
UPDATE public.measures SET price = CAST('nan' AS numeric) + 1 WHERE price IS NOT NULL;
--     ^^^^^^^^^^^^^^^ noop-update
UPDATE public.measures SET price = CASE WHEN price > 1 THEN price ELSE 'NaN' END WHERE price > 0;
--     ^^^^^^^^^^^^^^^ noop-update "may rewrite"
UPDATE public.measures SET size = -'Infinity'::double precision WHERE size = 'Infinity';

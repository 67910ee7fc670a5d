ALTER TABLE public.orders ADD COLUMN n integer;

---- create above / drop below ----

ALTER TABLE public.orders DROP COLUMN n;

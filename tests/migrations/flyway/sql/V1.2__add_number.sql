ALTER TABLE public.orders ADD COLUMN n integer;

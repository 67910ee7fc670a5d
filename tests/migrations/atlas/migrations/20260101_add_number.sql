-- add_number
ALTER TABLE public.orders ADD COLUMN n integer;

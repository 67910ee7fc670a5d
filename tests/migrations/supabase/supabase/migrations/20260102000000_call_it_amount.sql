ALTER TABLE public.orders RENAME COLUMN n TO amount;
ALTER TABLE public.orders ADD COLUMN n text;

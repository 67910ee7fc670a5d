ALTER TABLE public.orders DROP COLUMN n;

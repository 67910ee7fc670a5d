ALTER TABLE public.orders DROP COLUMN n;
ALTER TABLE public.orders RENAME COLUMN amount TO n;

ALTER TABLE public.orders ALTER COLUMN code TYPE text;
ALTER TABLE public.orders ADD COLUMN n text;

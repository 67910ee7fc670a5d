-- Down Migration
ALTER TABLE public.orders DROP COLUMN n;

-- Up Migration
ALTER TABLE public.orders ADD COLUMN n integer;

-- Up Migration
ALTER TABLE public.orders RENAME COLUMN n TO amount;
ALTER TABLE public.orders ADD COLUMN n text;

-- Down Migration
ALTER TABLE public.orders DROP COLUMN n;
ALTER TABLE public.orders RENAME COLUMN amount TO n;

-- migrate:up
ALTER TABLE public.orders ADD COLUMN n integer;

-- migrate:down
ALTER TABLE public.orders DROP COLUMN n;

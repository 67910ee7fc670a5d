-- +micrate Up
ALTER TABLE public.orders ADD COLUMN n integer;

-- +micrate Down
ALTER TABLE public.orders DROP COLUMN n;

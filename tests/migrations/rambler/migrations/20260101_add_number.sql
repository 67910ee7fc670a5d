-- rambler up
ALTER TABLE public.orders ADD COLUMN n integer;

-- rambler down
ALTER TABLE public.orders DROP COLUMN n;

-- rambler up
ALTER TABLE public.orders RENAME COLUMN n TO amount;

-- rambler up
ALTER TABLE public.orders ADD COLUMN n text;

-- rambler down
ALTER TABLE public.orders DROP COLUMN n;
ALTER TABLE public.orders RENAME COLUMN amount TO n;

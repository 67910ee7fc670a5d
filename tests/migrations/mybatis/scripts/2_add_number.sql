-- // add number
ALTER TABLE public.orders ADD COLUMN n integer;

-- //@UNDO
ALTER TABLE public.orders DROP COLUMN n;

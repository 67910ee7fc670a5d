-- add_number
-- depends: orders

ALTER TABLE public.orders ADD COLUMN n integer;

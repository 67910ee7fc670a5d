-- call_it_amount
-- depends: a_number

ALTER TABLE public.orders RENAME COLUMN n TO amount;
ALTER TABLE public.orders ADD COLUMN n text;

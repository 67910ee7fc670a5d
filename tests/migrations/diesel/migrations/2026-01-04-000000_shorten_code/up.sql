ALTER TABLE public.orders DROP COLUMN n;
ALTER TABLE public.orders ALTER COLUMN code TYPE varchar(20);

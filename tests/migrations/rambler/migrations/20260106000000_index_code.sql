-- rambler up
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

-- rambler down
DROP INDEX public.orders_code;

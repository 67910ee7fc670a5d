CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

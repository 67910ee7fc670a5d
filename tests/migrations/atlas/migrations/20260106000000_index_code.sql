-- atlas:txmode none

-- index_code
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

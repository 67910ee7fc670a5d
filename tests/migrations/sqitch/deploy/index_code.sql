-- Deploy shop:index_code to pg

CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

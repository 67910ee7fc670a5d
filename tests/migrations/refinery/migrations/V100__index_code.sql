CREATE UNIQUE INDEX orders_code ON public.orders (code);

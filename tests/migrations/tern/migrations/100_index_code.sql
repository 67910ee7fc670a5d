---- tern: disable-tx ----
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

---- create above / drop below ----

DROP INDEX public.orders_code;

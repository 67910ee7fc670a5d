# index_code

# --- !Ups

CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

# --- !Downs

DROP INDEX public.orders_code;

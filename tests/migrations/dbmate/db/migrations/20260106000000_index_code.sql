-- migrate:up transaction:false
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

-- migrate:down transaction:false
DROP INDEX public.orders_code;

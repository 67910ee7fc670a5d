-- Up Migration
CREATE UNIQUE INDEX orders_code ON public.orders (code);

-- Down Migration
DROP INDEX public.orders_code;

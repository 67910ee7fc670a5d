-- +migrate Up notransaction
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);
-- +migrate Down notransaction
DROP INDEX public.orders_code;

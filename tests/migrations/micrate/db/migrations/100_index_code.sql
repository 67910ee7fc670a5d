-- +micrate Up
CREATE UNIQUE INDEX orders_code ON public.orders (code);

-- +micrate Down
DROP INDEX public.orders_code;

-- // index code
CREATE UNIQUE INDEX orders_code ON public.orders (code);

-- //@UNDO
DROP INDEX public.orders_code;

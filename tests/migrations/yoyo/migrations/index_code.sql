-- index_code
-- depends: c_keep_amount
-- transactional: false

CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

-- Migration: index_code
-- ====  UP  ====

CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

-- ==== DOWN ====

BEGIN;
DROP INDEX public.orders_code;
COMMIT;

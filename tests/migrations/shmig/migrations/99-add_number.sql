-- Migration: add_number
-- ====  UP  ====

BEGIN;
ALTER TABLE public.orders ADD COLUMN n integer;
COMMIT;

-- ==== DOWN ====

BEGIN;
ALTER TABLE public.orders DROP COLUMN n;
COMMIT;

-- Migration: create_orders
-- ====  UP  ====

BEGIN;
CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);
COMMIT;

-- ==== DOWN ====

BEGIN;
DROP TABLE public.orders;
COMMIT;

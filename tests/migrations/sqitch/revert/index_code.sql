-- Revert shop:index_code from pg

BEGIN;

DROP INDEX public.orders_code;

COMMIT;

-- Revert shop:zorders from pg

BEGIN;

DROP TABLE public.orders;

COMMIT;

-- Revert shop:number from pg

BEGIN;

ALTER TABLE public.orders DROP COLUMN n;

COMMIT;

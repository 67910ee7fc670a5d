-- Revert shop:keep_amount from pg

BEGIN;

DROP FUNCTION public.keep_amount();

COMMIT;

-- Revert shop:app/lines from pg

BEGIN;

DROP TABLE public.lines;

COMMIT;

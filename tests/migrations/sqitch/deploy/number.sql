-- Deploy shop:number to pg

BEGIN;

ALTER TABLE public.orders ADD COLUMN n integer;

COMMIT;

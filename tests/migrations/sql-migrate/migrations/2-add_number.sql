-- +migrate Down
ALTER TABLE public.orders DROP COLUMN n;
-- +migrate Up
ALTER TABLE public.orders ADD COLUMN n integer;

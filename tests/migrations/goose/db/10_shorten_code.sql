-- +goose Up
ALTER TABLE public.orders DROP COLUMN n;
ALTER TABLE public.orders ALTER COLUMN code TYPE varchar(20);

-- +goose Down
ALTER TABLE public.orders ALTER COLUMN code TYPE text;
ALTER TABLE public.orders ADD COLUMN n text;

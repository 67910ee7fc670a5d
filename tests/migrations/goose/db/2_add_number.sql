-- +goose Up
ALTER TABLE public.orders ADD COLUMN n integer;

-- +goose Down
ALTER TABLE public.orders DROP COLUMN n;

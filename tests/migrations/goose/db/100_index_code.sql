-- +goose NO TRANSACTION
-- +goose Up
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);

-- +goose Down
DROP INDEX public.orders_code;

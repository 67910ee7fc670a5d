-- +goose Up
CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);

-- +goose Down
DROP TABLE public.orders;

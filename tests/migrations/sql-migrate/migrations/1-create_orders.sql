-- +migrate Up
CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);
-- +migrate Down
DROP TABLE public.orders;

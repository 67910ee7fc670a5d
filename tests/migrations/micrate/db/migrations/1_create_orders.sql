-- +micrate Up
CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);

-- +micrate Down
DROP TABLE public.orders;

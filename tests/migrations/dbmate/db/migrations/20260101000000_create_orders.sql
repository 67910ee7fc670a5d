-- migrate:up
CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);

-- migrate:down
DROP TABLE public.orders;

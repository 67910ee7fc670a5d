CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);

CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);

---- create above / drop below ----

DROP TABLE public.orders;

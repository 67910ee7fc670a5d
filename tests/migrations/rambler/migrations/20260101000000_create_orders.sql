-- rambler up
CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);

-- rambler down
DROP TABLE public.orders;

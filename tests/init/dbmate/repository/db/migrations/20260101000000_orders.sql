-- migrate:up
CREATE TABLE public.orders (
  id bigint PRIMARY KEY
);

-- migrate:down
DROP TABLE public.orders;

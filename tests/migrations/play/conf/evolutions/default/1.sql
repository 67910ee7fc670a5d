# create_orders

# --- !Ups

CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);

# --- !Downs

DROP TABLE public.orders;

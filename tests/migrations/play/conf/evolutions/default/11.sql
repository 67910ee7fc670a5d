# create_lines

# --- !Ups

CREATE TABLE public.lines (
    order_id bigint REFERENCES public.orders,
    position integer,
    PRIMARY KEY (order_id, position)
);

# --- !Downs

DROP TABLE public.lines;

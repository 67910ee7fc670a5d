-- migrate:up
CREATE TABLE public.lines (
    order_id bigint REFERENCES public.orders,
    position integer,
    PRIMARY KEY (order_id, position)
);

-- migrate:down
DROP TABLE public.lines;

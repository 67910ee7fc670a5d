-- Up Migration
CREATE TABLE public.lines (
    order_id bigint REFERENCES public.orders,
    position integer,
    PRIMARY KEY (order_id, position)
);

-- Down Migration
DROP TABLE public.lines;

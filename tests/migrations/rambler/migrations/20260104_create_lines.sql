-- rambler up
CREATE TABLE public.lines (
    order_id bigint REFERENCES public.orders,
    position integer,
    PRIMARY KEY (order_id, position)
);

-- rambler down
DROP TABLE public.lines;

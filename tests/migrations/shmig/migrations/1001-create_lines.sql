-- Migration: create_lines
-- ====  UP  ====

BEGIN;
CREATE TABLE public.lines (
    order_id bigint REFERENCES public.orders,
    position integer,
    PRIMARY KEY (order_id, position)
);
COMMIT;

-- ==== DOWN ====

BEGIN;
DROP TABLE public.lines;
COMMIT;

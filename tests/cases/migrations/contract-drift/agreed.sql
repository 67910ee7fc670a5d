-- The primary is stricter than the replicas, and has more: that stops nothing.
CREATE TABLE public.orders (
    id bigint PRIMARY KEY,
    code text NOT NULL UNIQUE,
    state text NOT NULL,
    total bigint GENERATED ALWAYS AS (id * 2) STORED,
    more text
);
CREATE TABLE public.lines (id bigint NOT NULL, note text);
-- next file
ALTER TABLE public.lines DROP COLUMN note;
ALTER TABLE public.lines ADD COLUMN note varchar(20);
ALTER TABLE public.lines ALTER note TYPE text;
-- applied

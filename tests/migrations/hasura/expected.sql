CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);
ALTER TABLE public.orders ADD COLUMN n integer;
ALTER TABLE public.orders RENAME COLUMN n TO amount;
ALTER TABLE public.orders ADD COLUMN n text;
ALTER TABLE public.orders DROP COLUMN n;
ALTER TABLE public.orders ALTER COLUMN code TYPE varchar(20);
CREATE TABLE public.lines (
    order_id bigint REFERENCES public.orders,
    position integer,
    PRIMARY KEY (order_id, position)
);
CREATE FUNCTION public.keep_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.amount := OLD.amount;
    RETURN NEW;
END $$;
CREATE UNIQUE INDEX orders_code ON public.orders (code);

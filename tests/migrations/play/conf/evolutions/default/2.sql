# add_number

# --- !Ups

ALTER TABLE public.orders ADD COLUMN n integer;

# --- !Downs

ALTER TABLE public.orders DROP COLUMN n;

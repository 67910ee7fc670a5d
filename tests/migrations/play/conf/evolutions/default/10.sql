# shorten_code

# --- !Ups

ALTER TABLE public.orders DROP COLUMN n;
ALTER TABLE public.orders ALTER COLUMN code TYPE varchar(20);

# --- !Downs

ALTER TABLE public.orders ALTER COLUMN code TYPE text;
ALTER TABLE public.orders ADD COLUMN n text;

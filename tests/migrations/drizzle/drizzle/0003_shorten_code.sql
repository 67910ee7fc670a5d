ALTER TABLE public.orders DROP COLUMN n--> statement-breakpoint
ALTER TABLE public.orders ALTER COLUMN code TYPE varchar(20)

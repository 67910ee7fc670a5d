ALTER TABLE public.orders RENAME COLUMN n TO amount--> statement-breakpoint
ALTER TABLE public.orders ADD COLUMN n text

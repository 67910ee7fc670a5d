CREATE TABLE public.lines (id bigint, note text);
-- next file
ALTER TABLE public.lines RENAME TO items;
DROP TABLE public.orders;
CREATE VIEW public.orders AS SELECT 1 AS id;
-- applied
-- contract: contract-drift "relation ""public.orders"" is a view on the primary"
-- contract: contract-drift "relation ""public.lines"" is not on the primary"

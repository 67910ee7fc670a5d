-- The whole database arrives, with its DDL: what breaks a reader is what goes away.
ALTER TABLE public.orders ADD COLUMN total numeric, ALTER COLUMN id TYPE numeric;
ALTER TYPE public.status ADD VALUE 'paid';
ALTER TABLE public.orders DROP CONSTRAINT orders_pkey;
DROP PUBLICATION p;

ALTER TABLE public.orders DROP COLUMN note;
--                                    ^^^^ replicated-column-dropped "fail with 42703"
ALTER TABLE public.orders RENAME status TO state;
--                               ^^^^^^ replicated-column-renamed "fail with 42703"
UPDATE public.orders SET state = 'open';
--     ^^^^^^^^^^^^^ noop-update
ALTER TABLE public.orders RENAME TO sales;
--          ^^^^^^^^^^^^^ replicated-relation-renamed "fail with 42P01"
DROP TABLE public.customers;
--         ^^^^^^^^^^^^^^^^ replicated-relation-dropped "fail with 42P01"

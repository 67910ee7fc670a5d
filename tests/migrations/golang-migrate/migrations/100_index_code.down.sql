DROP INDEX public.orders_code;

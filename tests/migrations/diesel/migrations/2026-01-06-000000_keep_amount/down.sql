DROP FUNCTION public.keep_amount();

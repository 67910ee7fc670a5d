-- What a later statement takes away, or brings.
CREATE FUNCTION public.replaced() RETURNS void SECURITY DEFINER SET search_path = ''
LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION public.reset_later() RETURNS void SECURITY DEFINER SET search_path = ''
LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION public.set_later() RETURNS void SECURITY DEFINER LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION public.made_definer() RETURNS void LANGUAGE sql AS $$ SELECT 1 $$;
--              ^^^^^^^^^^^^^^^^^^^ definer-search-path
CREATE FUNCTION public.dropped() RETURNS void SECURITY DEFINER LANGUAGE sql AS $$ SELECT 1 $$;
ALTER ROUTINE public.replaced() OWNER TO postgres;
ALTER FUNCTION public.reset_later OWNER TO postgres;
ALTER FUNCTION public.set_later() OWNER TO postgres;
ALTER FUNCTION public.made_definer() OWNER TO postgres;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;

CREATE OR REPLACE FUNCTION public.replaced() RETURNS void SECURITY DEFINER
--                         ^^^^^^^^^^^^^^^ definer-search-path
LANGUAGE sql AS $$ SELECT 2 $$;
ALTER FUNCTION public.reset_later() RESET ALL;
--             ^^^^^^^^^^^^^^^^^^ definer-search-path
ALTER FUNCTION public.set_later() SET search_path = '';
ALTER FUNCTION public.made_definer() SECURITY DEFINER;
DROP FUNCTION public.dropped();

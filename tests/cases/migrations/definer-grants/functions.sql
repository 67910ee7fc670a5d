CREATE FUNCTION public.f() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
--              ^^^^^^^^ definer-grants
ALTER FUNCTION public.f() OWNER TO postgres;
-- Of other roles, of another function, in one schema: none of these takes it from PUBLIC.
REVOKE ALL ON FUNCTION public.f() FROM anon, authenticated;
REVOKE ALL ON FUNCTION public.f(integer) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE FUNCTION public.g() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
--              ^^^^^^^^ definer-grants
ALTER FUNCTION public.g() OWNER TO postgres;
REVOKE EXECUTE ON FUNCTION public.f(integer), public.g() FROM PUBLIC;
GRANT ALL PRIVILEGES ON FUNCTION public.g() TO public;

CREATE FUNCTION public.h() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
ALTER FUNCTION public.h() OWNER TO postgres;
REVOKE ALL ON FUNCTION public.h FROM PUBLIC CASCADE;
GRANT EXECUTE ON FUNCTION public.h() TO service_role WITH GRANT OPTION;

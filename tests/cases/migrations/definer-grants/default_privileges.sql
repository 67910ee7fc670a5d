-- Default privileges of several roles, in several schemas.
ALTER DEFAULT PRIVILEGES FOR ROLE postgres, owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE FUNCTION public.f() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
ALTER FUNCTION public.f() OWNER TO postgres;
-- A type of several words is no parameter's name with a type.
ALTER DEFAULT PRIVILEGES FOR ROLE postgres, owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
CREATE FUNCTION public.g(bit varying, interval year) RETURNS void
    SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
ALTER FUNCTION public.g(varbit, interval) OWNER TO postgres;
REVOKE EXECUTE ON FUNCTION public.g(varbit, interval) FROM PUBLIC;

-- What default privileges grant to roles by name, they keep where PUBLIC alone loses it.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO anon, authenticated;
-- Of what other roles make, nothing is said of what this one makes.
ALTER DEFAULT PRIVILEGES FOR ROLE somebody_else GRANT EXECUTE ON FUNCTIONS TO service_role;
CREATE FUNCTION public.f() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
ALTER FUNCTION public.f() OWNER TO postgres;
REVOKE ALL ON FUNCTION public.f() FROM PUBLIC;

-- One of them is named for this function: it was meant.
CREATE FUNCTION public.g() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
--              ^^^^^^^^ definer-grants "anon"
ALTER FUNCTION public.g() OWNER TO postgres;
REVOKE ALL ON FUNCTION public.g() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.g() TO authenticated;

CREATE FUNCTION public.h() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
ALTER FUNCTION public.h() OWNER TO postgres;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
REVOKE ALL ON FUNCTION public.f(), public.h() FROM anon, authenticated;

-- Only the right to grant it further is taken.
CREATE FUNCTION public.i() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
--              ^^^^^^^^ definer-grants "every role"
ALTER FUNCTION public.i() OWNER TO postgres;
REVOKE GRANT OPTION FOR EXECUTE ON FUNCTION public.i() FROM PUBLIC;

-- A trigger function cannot be called (0A000).
CREATE FUNCTION public.after_change() RETURNS trigger SECURITY DEFINER SET search_path = ''
LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
ALTER FUNCTION public.after_change() OWNER TO postgres;

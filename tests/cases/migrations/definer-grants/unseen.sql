-- Who is left is not known where SQL out of sight takes the right from roles.
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO anon;
CREATE FUNCTION public.j() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
ALTER FUNCTION public.j() OWNER TO postgres;
REVOKE ALL ON FUNCTION public.j() FROM PUBLIC;
DO $$
DECLARE f regprocedure;
BEGIN
    FOR f IN SELECT oid FROM pg_proc WHERE prosecdef LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM public, anon, authenticated', f);
--              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
    END LOOP;
END $$;

ALTER DEFAULT PRIVILEGES REVOKE ALL ON ROUTINES FROM PUBLIC;
CREATE FUNCTION public.f(integer) RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
--              ^^^^^^^^ definer-owner
CREATE FUNCTION public.f(text) RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
CREATE FUNCTION public.g(IN a int, OUT b int, VARIADIC c text[]) SECURITY DEFINER
SET search_path = '' LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE public.p() SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
--               ^^^^^^^^ definer-owner
ALTER FUNCTION public.f(text) OWNER TO postgres;
ALTER FUNCTION public.g(int4, text[]) OWNER TO postgres;

-- A new function has a new owner.
DROP FUNCTION public.g;
CREATE FUNCTION public.g(a int) RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
--              ^^^^^^^^ definer-owner

-- CREATE OR REPLACE keeps it.
CREATE OR REPLACE FUNCTION public.f(t text) RETURNS void SECURITY DEFINER SET search_path = ''
LANGUAGE sql AS '';

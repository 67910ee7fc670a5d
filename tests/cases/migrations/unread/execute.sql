-- A body within a string that is run has no place of its own in the file.
DO $outer$
BEGIN
    EXECUTE 'CREATE FUNCTION public.f() RETURNS void LANGUAGE sql AS $$ DELETE FROM public.orgs $$';
--          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed "inside a string of EXECUTE"
END
$outer$;

-- A body within a string that is run is read as any other; what stands in it has its place.
DO $outer$
BEGIN
    EXECUTE 'CREATE FUNCTION public.f() RETURNS void LANGUAGE sql AS $$ TABLE public.orgs 1 $$';
--                                                                                        ^ unanalysed "near ""1"""
END
$outer$;

-- Nothing is seen of the statement, though the place tells one word alone.
CREATE FUNCTION public.g() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE E'SELECT\nnam\x65 FROM public.orgs WHERE nam\u0065 = \'\' 1';
--                                                                    ^ unanalysed "near ""1"""
END
$$;

CREATE FUNCTION public.h() RETURNS void LANGUAGE sql AS E'
    SELECT\tnam\x65 FROM public.orgs WHERE nam\u0065 = '''' 1';
--                                                          ^ unanalysed "near ""1"""

-- The condition before DECLARE is no initial value, and the BY of a query none of the loop.
CREATE FUNCTION public.f(kind text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF kind = 'orgs' THEN
        DECLARE
            n integer;
        BEGIN
            n := 1;
        END;
    END IF;
    FOR n IN 1 .. (SELECT count(*) FROM public.orgs o GROUP BY o.name LIMIT 1) LOOP
        PERFORM n;
    END LOOP;
END
$$;

-- A list that breaks off: what stands there is named.
ALTER TABLE public.orgs DROP COLUMN, ADD COLUMN b integer;
--                                 ^ unanalysed "near "","""

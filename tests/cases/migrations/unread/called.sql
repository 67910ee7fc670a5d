-- What a called function does to a table of the contract is not followed; its rows are.
CREATE FUNCTION public.widen() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    ALTER TABLE public.orgs DROP COLUMN name;
END $$;
CREATE FUNCTION public.widen_all() RETURNS void LANGUAGE sql AS $$ SELECT public.widen() $$;
CREATE FUNCTION public.of_others() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    CREATE TEMP TABLE counted AS SELECT 1 AS n;
    CREATE TABLE IF NOT EXISTS public.ledger_of_may (id int);
END $$;
SELECT public.widen();
--     ^^^^^^^^^^^^ unanalysed "is not followed"
SELECT widen_all();
--     ^^^^^^^^^ unanalysed "is not followed"
SELECT public.of_others();
DO $$ BEGIN PERFORM public.widen(); END $$;
--                  ^^^^^^^^^^^^ unanalysed

-- What cannot be read is said where it may touch the contract, and counted elsewhere.
ALTER TABLE public.orgs DROP COLUMN;
--                           ^^^^^^ unanalysed
ALTER TABLE public.ledger DROP COLUMN;
ALTRE TABLE public.orgs DROP COLUMN name;
--<^^ unanalysed

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['orgs', 'apps'] LOOP
        EXECUTE format('ALTER TABLE public.%I DROP COLUMN name', t);
--              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
    END LOOP;
    EXECUTE format('CREATE ROLE %I NOLOGIN', t);
END
$$;

CREATE FUNCTION public.run(command text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE command;
    EXECUTE 'DELETE FROM public.orgs WHERE ' || command;
--          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
END
$$;

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

-- Utility statements and queries of views are held to the grammar as in a file of queries.
BEGIN ISOLATION LEVEL SERIALIZABLE;
LOCK TABLE public.orgs IN SHARES MODE;
--                        ^^^^^^ unanalysed
LOCK TABLE public.ledger IN SHARES MODE;
VACUUM public.orgs (name);
ANALYZE public.orgs name;
--                  ^^^^ unanalysed
CREATE VIEW public.names AS SELECT name FROM public.orgs ORDER name;
--                                                             ^^^^ unanalysed
COMMIT AND NO CHAIN;

-- What format() puts in for %L is a string, which stands where NULL may not.
DO $$
BEGIN
    EXECUTE format('SET app.about = %L', 'public.orgs');
    EXECUTE format('SET app.about %L', 'public.orgs');
--                                ^^ unanalysed
END
$$;

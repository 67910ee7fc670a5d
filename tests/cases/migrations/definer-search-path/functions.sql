-- One fault each; whose it is and who may call it is said for all of them below.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE FUNCTION public.without_path(a integer, b text DEFAULT 'x') RETURNS void
--              ^^^^^^^^^^^^^^^^^^^ definer-search-path
AS $$ SELECT 1 $$ LANGUAGE sql VOLATILE SECURITY DEFINER COST 10;

CREATE FUNCTION public.temporary_first() RETURNS void
--              ^^^^^^^^^^^^^^^^^^^^^^ definer-search-path
SET search_path TO public LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;

CREATE FUNCTION public.temporary_last() RETURNS void
SET search_path = public, pg_temp LANGUAGE sql SECURITY DEFINER AS $$ SELECT count(*) FROM orgs $$;

CREATE FUNCTION public.empty_path() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    total integer;
BEGIN
    CREATE TEMPORARY TABLE counted ON COMMIT DROP AS SELECT 1 AS n;
    WITH known AS (SELECT 1 AS n) SELECT count(*) INTO total FROM known JOIN counted ON true;
    SELECT count(*) INTO total FROM orgs AS o JOIN pg_class AS c ON true WHERE lower(o.name) = '';
--                                  ^^^^ definer-search-path
    PERFORM refresh_everything(total);
--          ^^^^^^^^^^^^^^^^^^ definer-search-path
    INSERT INTO audit_log VALUES (now(), total::text);
--              ^^^^^^^^^ definer-search-path
    LOCK TABLE audit_log, counted IN SHARE MODE;
--             ^^^^^^^^^ definer-search-path
    TRUNCATE audit_log;
--           ^^^^^^^^^ definer-search-path
    RETURN total;
END
$$;

-- The transition tables of its triggers have no schema.
CREATE FUNCTION public.after_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path TO '' AS $$
BEGIN
    PERFORM count(*) FROM new_rows AS n JOIN old_rows AS o ON o.id = n.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER after_change AFTER UPDATE ON public.usage_credit_grants
    REFERENCING NEW TABLE AS new_rows OLD TABLE old_rows
    FOR EACH STATEMENT EXECUTE PROCEDURE public.after_change();

CREATE FUNCTION public.invoker() RETURNS void LANGUAGE sql SECURITY INVOKER AS $$ SELECT 1 $$;

ALTER FUNCTION public.without_path(integer, text) OWNER TO postgres;
ALTER FUNCTION public.temporary_first() OWNER TO postgres;
ALTER FUNCTION public.temporary_last() OWNER TO postgres;
ALTER FUNCTION public.empty_path() OWNER TO postgres;
ALTER FUNCTION public.after_change() OWNER TO postgres;

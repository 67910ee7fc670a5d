CREATE FUNCTION public.rename_app(wanted text, new_name text) RETURNS bigint LANGUAGE plpgsql AS $$
<<outer_block>>
DECLARE
    changed bigint := 0;
    app record;
    open_apps CURSOR FOR SELECT a.app_id FROM public.apps AS a;
BEGIN
    IF new_name IS NULL THEN
        RAISE EXCEPTION 'no name for %', wanted USING HINT = 'give one';
    ELSIF wanted = 'all' THEN
        UPDATE public.apps SET name = new_name;
--             ^^^^^^^^^^^ noop-update
    ELSE
        FOR app IN SELECT a.app_id FROM public.apps AS a WHERE a.app_id LIKE wanted LOOP
            UPDATE public.apps SET name = new_name WHERE app_id = app.app_id RETURNING 1 INTO changed;
--                 ^^^^^^^^^^^ noop-update
            CONTINUE WHEN changed = 0;
        END LOOP;
    END IF;
    CASE changed
        WHEN 1 THEN
            UPDATE public.orgs SET name = new_name WHERE name IS DISTINCT FROM new_name;
        ELSE
            EXECUTE 'UPDATE public.orgs SET name = $1' USING new_name;
--                          ^^^^^^^^^^^ noop-update
    END CASE;
    BEGIN
        changed := (SELECT count(*) FROM public.apps AS a);
    EXCEPTION WHEN division_by_zero OR SQLSTATE '22000' THEN
        WITH done AS (UPDATE public.channels SET name = new_name RETURNING id)
--                           ^^^^^^^^^^^^^^^ noop-update
        SELECT count(*) INTO STRICT changed FROM done;
    END;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END outer_block
$$;

CREATE FUNCTION public.close_all() RETURNS void
BEGIN ATOMIC
    UPDATE public.stripe_info SET mau_exceeded = true;
--         ^^^^^^^^^^^^^^^^^^ noop-update
    UPDATE public.stripe_info SET mau_exceeded = CASE WHEN true THEN false END WHERE mau_exceeded IS NULL;
END;

CREATE PROCEDURE public.open_all() AS 'UPDATE public.stripe_info SET status = ''created'';' LANGUAGE sql;
--                                            ^^^^^^^^^^^^^^^^^^ noop-update

DO 'BEGIN UPDATE public.orgs SET customer_id = ''none''; END';
--               ^^^^^^^^^^^ noop-update

CREATE FUNCTION public.in_python() RETURNS void LANGUAGE plpython3u AS $$
plpy.execute("UPDATE public.orgs SET name = ''")
$$;

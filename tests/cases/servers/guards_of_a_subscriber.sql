-- A subscriber is not in recovery: what is written there runs.
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_notify('channel', 'x') END;
--                                                  ^^^^^^^^^ write
SELECT CASE WHEN pg_is_in_recovery() THEN pg_notify('channel', 'x') END;
SELECT pg_notify('channel', 'x') WHERE pg_is_in_recovery();
SELECT pg_notify('channel', 'x') WHERE NOT pg_is_in_recovery();
--     ^^^^^^^^^ write
SELECT CASE WHEN current_setting('transaction_read_only') = 'off' THEN pg_advisory_lock(1) END;
--                                                                     ^^^^^^^^^^^^^^^^ write
-- Names are looked up in branches that are not run.
SELECT CASE WHEN pg_is_in_recovery() THEN public.has_credits(o.id) END FROM public.orgs o;
--                                        ^^^^^^^^^^^^^^^^^^ user-function
-- WITH queries are run where a statement that changes rows refers to them.
WITH n AS (SELECT pg_notify('channel', 'x') AS x, pg_is_in_recovery() AS r) UPDATE public.orgs SET name = 'y' FROM n WHERE n.r;
--                                                                                 ^^^^^^^^^^^ write
--                ^^^^^^^^^ write
SELECT o.id FROM public.orgs o WHERE o.name = ALL ($1) AND NOT pg_is_in_recovery();

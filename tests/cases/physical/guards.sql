-- replication: physical
-- Calls that run only where the server is not in recovery: a hot standby takes them.
SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END;
SELECT CASE pg_is_in_recovery() WHEN true THEN NULL ELSE pg_current_xact_id() END AS xid;
SELECT CASE WHEN NOT pg_catalog.pg_is_in_recovery() THEN pg_current_wal_lsn() END;
SELECT CASE WHEN pg_is_in_recovery() IS FALSE THEN pg_current_wal_lsn() END;
SELECT CASE WHEN pg_is_in_recovery() = false THEN pg_current_wal_lsn() END;
SELECT CASE WHEN pg_is_in_recovery() IS DISTINCT FROM true THEN pg_current_wal_lsn() END;
SELECT CASE WHEN pg_is_in_recovery()::text = 'false' THEN pg_current_wal_lsn() END;
SELECT CASE WHEN pg_is_in_recovery()::integer = 0 THEN pg_current_wal_lsn() END;
SELECT CASE WHEN (SELECT pg_is_in_recovery()) THEN NULL ELSE pg_current_wal_lsn() END;
SELECT CASE WHEN o.name = $1 AND NOT pg_is_in_recovery() THEN pg_current_wal_lsn() END FROM public.orgs o;
SELECT CASE WHEN pg_is_in_recovery() OR o.name = $1 THEN NULL ELSE pg_current_wal_lsn() END FROM public.orgs o;
SELECT CASE WHEN current_setting('in_hot_standby') = 'on' THEN NULL ELSE pg_current_wal_lsn() END;
SELECT CASE WHEN current_setting('transaction_read_only')::boolean THEN NULL ELSE pg_current_wal_lsn() END;
SELECT coalesce(pg_last_wal_replay_lsn(), pg_current_wal_lsn());
SELECT NOT pg_is_in_recovery() AND pg_current_wal_lsn() > '0/0', pg_is_in_recovery() OR pg_current_wal_lsn() > '0/0';
SELECT s.slot_name, pg_wal_lsn_diff(pg_current_wal_lsn(), s.restart_lsn) AS lag
FROM pg_catalog.pg_replication_slots AS s WHERE NOT pg_is_in_recovery();
SELECT pg_current_wal_lsn() WHERE NOT pg_is_in_recovery()
UNION ALL SELECT pg_last_wal_replay_lsn() WHERE pg_is_in_recovery();
SELECT (SELECT pg_current_wal_lsn() WHERE NOT pg_is_in_recovery());
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE (SELECT max(pg_current_wal_lsn()) FROM public.orgs) END;
SELECT max(pg_current_wal_lsn()) FILTER (WHERE NOT pg_is_in_recovery()) FROM public.orgs;
SELECT max(pg_current_wal_lsn()) FROM public.orgs WHERE NOT pg_is_in_recovery();
WITH r AS (SELECT pg_is_in_recovery() AS is_standby)
SELECT CASE WHEN r.is_standby THEN NULL ELSE pg_current_wal_lsn() END FROM r;
SELECT pg_current_wal_lsn() FROM pg_is_in_recovery() AS r(is_standby) WHERE NOT r.is_standby;
SELECT o.id, pg_current_wal_lsn() FROM public.orgs o JOIN pg_is_in_recovery() AS r ON NOT r.r;
SELECT l.* FROM pg_current_wal_lsn() AS l WHERE NOT (SELECT pg_is_in_recovery());
SELECT x FROM (SELECT pg_current_wal_lsn() AS x) AS l WHERE NOT pg_is_in_recovery();
WITH l AS (SELECT pg_current_wal_lsn() AS x)
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE (SELECT x FROM l) END;
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE nextval('public.orgs_id_seq') END;
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_notify('channel', 'x') END;
SELECT 1 FROM public.orgs o WHERE NOT pg_is_in_recovery() AND pg_current_wal_lsn() > '0/0';
SELECT pg_current_wal_lsn() LIMIT CASE WHEN pg_is_in_recovery() THEN 0 ELSE 1 END;
-- The wrong way round.
SELECT CASE WHEN pg_is_in_recovery() THEN pg_current_wal_lsn() END;
--                                        ^^^^^^^^^^^^^^^^^^ primary-only-function
SELECT pg_current_wal_lsn() WHERE pg_is_in_recovery();
--     ^^^^^^^^^^^^^^^^^^ primary-only-function
SELECT pg_current_wal_lsn() > '0/0' AND NOT pg_is_in_recovery();
--     ^^^^^^^^^^^^^^^^^^ primary-only-function
SELECT CASE WHEN o.name IS NOT NULL THEN pg_current_wal_lsn() END, pg_is_in_recovery() FROM (VALUES ('x')) AS o(name);
--                                       ^^^^^^^^^^^^^^^^^^ primary-only-function
-- FROM is run before WHERE.
SELECT l.* FROM pg_current_wal_lsn() AS l WHERE NOT pg_is_in_recovery();
--              ^^^^^^^^^^^^^^^^^^ primary-only-function
WITH l AS (SELECT pg_current_wal_lsn() AS x) SELECT l.x FROM l WHERE NOT pg_is_in_recovery();
--                ^^^^^^^^^^^^^^^^^^ primary-only-function
SELECT x FROM (SELECT pg_current_wal_lsn() AS x LIMIT 1) AS l WHERE NOT pg_is_in_recovery();
--                    ^^^^^^^^^^^^^^^^^^ primary-only-function
-- Aggregates and window functions come before the select list, and WHERE does not keep the one row of them away.
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE max(pg_current_wal_lsn()) END;
--                                                      ^^^^^^^^^^^^^^^^^^ primary-only-function
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE row_number() OVER (ORDER BY pg_current_wal_lsn()) END;
--                                                                              ^^^^^^^^^^^^^^^^^^ primary-only-function
SELECT count(*), pg_current_wal_lsn() FROM public.orgs o WHERE NOT pg_is_in_recovery();
--               ^^^^^^^^^^^^^^^^^^ primary-only-function
-- What is planned ahead: functions of constants, and estimates.
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_walfile_name('0/1000000') END;
--                                                  ^^^^^^^^^^^^^^^ primary-only-function
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_walfile_name(pg_current_wal_lsn()) END;
SELECT 1 FROM public.app_versions v WHERE NOT pg_is_in_recovery() AND v.id < txid_current();
--                                                                           ^^^^^^^^^^^^ write "the replica answers 25006"
SELECT v.id FROM public.app_versions v WHERE NOT pg_is_in_recovery() LIMIT txid_current();
--                                                                         ^^^^^^^^^^^^ write "the replica answers 25006"
SELECT txid_current() FROM public.app_versions v WHERE NOT pg_is_in_recovery();
-- Statements that write are refused before anything is run.
SELECT o.id FROM public.orgs o WHERE NOT pg_is_in_recovery() FOR UPDATE;
--                                                           ^^^^^^^^^^ write "the replica answers 25006"
-- Conditions without columns are tested in their order, before FROM.
SELECT o.id FROM public.orgs o WHERE NOT (SELECT pg_is_in_recovery()) AND (SELECT max(pg_current_wal_lsn()) FROM (VALUES (1)) v(x)) > '0/0';
SELECT o.id FROM public.orgs o WHERE (SELECT max(pg_current_wal_lsn()) FROM (VALUES (1)) v(x)) > '0/0' AND NOT (SELECT pg_is_in_recovery());
--                                               ^^^^^^^^^^^^^^^^^^ primary-only-function
SELECT o.id FROM public.orgs o WHERE NOT (SELECT pg_is_in_recovery()) AND EXISTS (SELECT FROM public.apps a WHERE pg_current_wal_lsn() > '0/0');
-- An aggregate of the columns around its query belongs to the query around it.
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE (SELECT max(v.x + length(pg_current_wal_lsn()::text))) END FROM (VALUES (1)) v(x);
--                                                                           ^^^^^^^^^^^^^^^^^^ primary-only-function
SELECT pg_current_wal_lsn(), (SELECT max(v.x)) FROM (VALUES (1)) v(x) WHERE NOT pg_is_in_recovery();
--     ^^^^^^^^^^^^^^^^^^ primary-only-function
-- Queries are planned in branches that are not run.
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE (SELECT v.id FROM public.app_versions v WHERE v.id = txid_current()) END;
--                                                                                                       ^^^^^^^^^^^^ write "the replica answers 25006"
-- A query that gives a row only where the server is, or is not, in recovery.
SELECT CASE WHEN NOT EXISTS (SELECT 1 WHERE pg_is_in_recovery()) THEN pg_current_wal_lsn() END;
SELECT CASE WHEN EXISTS (SELECT FROM public.orgs WHERE NOT pg_is_in_recovery()) THEN pg_current_wal_lsn() END;
SELECT pg_current_wal_lsn() WHERE NOT EXISTS (SELECT 1 WHERE pg_is_in_recovery());
SELECT CASE WHEN EXISTS (SELECT count(*) WHERE NOT pg_is_in_recovery()) THEN pg_current_wal_lsn() END;
--                                                                           ^^^^^^^^^^^^^^^^^^ primary-only-function
SELECT CASE WHEN EXISTS (SELECT 1 WHERE pg_is_in_recovery()) THEN pg_current_wal_lsn() END;
--                                                                ^^^^^^^^^^^^^^^^^^ primary-only-function

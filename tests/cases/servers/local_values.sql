-- Values that each subscriber has for itself.
SELECT o.id FROM public.orgs AS o WHERE o.xmin::text::bigint >= $1;
--                                        ^^^^ server-local-value "not the same on the primary and on each replica"
SELECT id, ctid FROM public.orgs WHERE cmin = '0'::cid ORDER BY xmax::text;
--                                                              ^^^^ server-local-value
--                                     ^^^^ server-local-value
--         ^^^^ server-local-value
SELECT a.app_id FROM public.apps a JOIN public.apps b ON a.app_id = b.app_id AND a.ctid < b.ctid;
--                                                                                          ^^^^ server-local-value
--                                                                                 ^^^^ server-local-value
SELECT o.tableoid::regclass FROM public.orgs AS o;
SELECT x.xmin FROM (SELECT 1 AS xmin) AS x;
SELECT c.xmin FROM pg_catalog.pg_class AS c;
SELECT pg_current_snapshot(), txid_current_if_assigned(), pg_xact_status('3');
--                                                        ^^^^^^^^^^^^^^ server-local-value "tells of transactions of the server that answers"
--                            ^^^^^^^^^^^^^^^^^^^^^^^^ server-local-value
--     ^^^^^^^^^^^^^^^^^^^ server-local-value
SELECT pg_current_wal_lsn();
--     ^^^^^^^^^^^^^^^^^^ server-local-value "tells a position in the write-ahead log of the server that answers"
SELECT lo_get(1) FROM public.orgs o;
--     ^^^^^^ server-local-value "reads a large object, which is not replicated"
SELECT CASE WHEN pg_is_in_recovery() THEN pg_current_wal_lsn() END;
SELECT s.last_value, s.increment_by FROM pg_sequences s;
--       ^^^^^^^^^^ server-local-value

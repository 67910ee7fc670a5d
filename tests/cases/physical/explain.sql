-- replication: physical
-- EXPLAIN without ANALYZE plans: only what is planned with is called.
EXPLAIN SELECT nextval('public.orgs_id_seq'), pg_notify('channel', 'x'), pg_current_wal_lsn(), txid_current();
EXPLAIN SELECT o.id FROM public.orgs o WHERE pg_current_wal_lsn() > '0/0';
EXPLAIN (VERBOSE) SELECT l.* FROM pg_current_wal_lsn() AS l;
EXPLAIN ANALYZE SELECT pg_current_wal_lsn();
--                     ^^^^^^^^^^^^^^^^^^ primary-only-function
EXPLAIN SELECT pg_walfile_name('0/1000000');
--             ^^^^^^^^^^^^^^^ primary-only-function
EXPLAIN SELECT v.id FROM public.app_versions v WHERE v.id < txid_current();
--                                                          ^^^^^^^^^^^^ write "the replica answers 25006"
EXPLAIN SELECT v.id FROM public.app_versions v LIMIT txid_current();
--                                                   ^^^^^^^^^^^^ write "the replica answers 25006"
EXPLAIN SELECT v.id FROM (SELECT txid_current() AS id) AS x JOIN public.app_versions v ON v.id = x.id;
--                               ^^^^^^^^^^^^ write "the replica answers 25006"

-- replication: physical
-- What a server in recovery refuses.
SELECT pg_current_wal_lsn(), pg_catalog.pg_walfile_name('0/1000000'), pg_last_wal_receive_lsn();
--                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ primary-only-function
--     ^^^^^^^^^^^^^^^^^^ primary-only-function "the replica answers 55000"
SELECT pg_notify('channel', 'x');
--     ^^^^^^^^^ write "the replica answers 25006"
SELECT txid_current();
--     ^^^^^^^^^^^^ write "assigns a transaction ID"
LOCK TABLE public.orgs;
--<^ write "the replica answers 25006"

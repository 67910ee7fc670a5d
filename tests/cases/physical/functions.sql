-- replication: physical
-- Functions that change something, and what a server in recovery answers.
SELECT pg_current_xact_id(), pg_current_xact_id_if_assigned();
--     ^^^^^^^^^^^^^^^^^^ write "the replica answers 25006"
SELECT pg_switch_wal();
--     ^^^^^^^^^^^^^ write "the replica answers 55000"
SELECT pg_create_restore_point('before');
--     ^^^^^^^^^^^^^^^^^^^^^^^ write "the replica answers 55000"
SELECT pg_import_system_collations('pg_catalog'::regnamespace);
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ write "the replica answers 55000"
SELECT pg_replication_origin_create('there');
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write "the replica answers 25006"
SELECT brin_summarize_new_values('public.orgs_pkey'::regclass);
--     ^^^^^^^^^^^^^^^^^^^^^^^^^ write "the replica answers 55000"
SELECT gin_clean_pending_list('public.orgs_pkey'::regclass);
--     ^^^^^^^^^^^^^^^^^^^^^^ write "the replica answers 55000"
SELECT pg_current_wal_insert_lsn();
--     ^^^^^^^^^^^^^^^^^^^^^^^^^ primary-only-function "pg_last_wal_replay_lsn()"
SELECT pg_current_wal_flush_lsn();
--     ^^^^^^^^^^^^^^^^^^^^^^^^ primary-only-function "pg_last_wal_receive_lsn()"
SELECT w.file_name FROM pg_walfile_name_offset('0/1000000') AS w;
--                      ^^^^^^^^^^^^^^^^^^^^^^ primary-only-function
-- Locks and statistics are of the server that is asked: it takes them, and they help nobody.
SELECT pg_advisory_xact_lock(1);
--     ^^^^^^^^^^^^^^^^^^^^^ write "replicas must be read-only"
SELECT pg_stat_reset();
--     ^^^^^^^^^^^^^ write "replicas must be read-only"
SELECT pg_is_in_recovery(), pg_last_wal_replay_lsn(), pg_current_snapshot(), pg_export_snapshot();

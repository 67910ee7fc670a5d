-- Functions that change the server and no row. Few are refused in a read-only transaction.
SELECT pg_promote();
--     ^^^^^^^^^^ write "ends recovery: the replica is a primary from then on"
SELECT pg_catalog.pg_wal_replay_pause(), pg_wal_replay_resume();
--                                       ^^^^^^^^^^^^^^^^^^^^ write
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write "changes whether the replica replays the write-ahead log"
SELECT pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity AS a WHERE a.datname = 'gone';
--     ^^^^^^^^^^^^^^^^^^^^ write "ends a session of the server"
SELECT * FROM pg_cancel_backend(1);
--            ^^^^^^^^^^^^^^^^^ write "cancels a query of another session"
SELECT pg_reload_conf(), pg_rotate_logfile(), pg_log_backend_memory_contexts(1);
--                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write
--                       ^^^^^^^^^^^^^^^^^ write
--     ^^^^^^^^^^^^^^ write "reloads the configuration of the server"
SELECT pg_backup_start('label', true);
--     ^^^^^^^^^^^^^^^ write
SELECT b.labelfile FROM pg_backup_stop() AS b;
--                      ^^^^^^^^^^^^^^ write
SELECT lo_export(1, '/tmp/file'), lo_close(0), loread(0, 1), lo_lseek(0, 0, 0) FROM public.orgs o;
--     ^^^^^^^^^ write "writes a file of the server"
-- What they say of themselves, their session and the server changes nothing.
SELECT pg_backend_pid(), inet_server_addr(), pg_postmaster_start_time(), pg_is_in_recovery();
SELECT random(), clock_timestamp(), gen_random_uuid(), pg_sleep(0), timeofday();
SELECT pg_blocking_pids(1), pg_database_size('postgres'), pg_stat_clear_snapshot();
SELECT pg_advisory_unlock(1), pg_advisory_unlock_all(), setseed(0.5), pg_export_snapshot();
SELECT 'pg_promote(boolean, integer)'::regprocedure;

-- replication: physical
-- Functions that steer a hot standby: it runs them.
SELECT pg_promote(true, 60);
--     ^^^^^^^^^^ write "replicas must be read-only"
SELECT pg_wal_replay_pause();
--     ^^^^^^^^^^^^^^^^^^^ write "replicas must be read-only"
SELECT pg_is_wal_replay_paused(), pg_get_wal_replay_pause_state(), pg_last_xact_replay_timestamp();
-- Logical decoding came to standbys with PostgreSQL 16.
SELECT s.data FROM pg_logical_slot_peek_changes('slot', NULL, NULL) AS s;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ primary-only-function "the replica answers 0A000"
SELECT s.data FROM pg_logical_slot_get_changes('slot', NULL, NULL) AS s;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ write "the replica answers 0A000"
SELECT pg_replication_origin_session_is_setup(), pg_replication_origin_oid('there');
--                                               ^^^^^^^^^^^^^^^^^^^^^^^^^ primary-only-function
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ primary-only-function "the replica answers 25006"
SELECT o.external_id FROM pg_show_replication_origin_status() AS o;

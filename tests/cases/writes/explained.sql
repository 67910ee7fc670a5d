-- EXPLAIN without ANALYZE calls nothing, so that nothing changes.
EXPLAIN SELECT nextval('public.cron_tasks_id_seq'), pg_advisory_lock(1);
--                      ^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
EXPLAIN (VERBOSE) SELECT set_config('work_mem', '1MB', false), pg_notify('a', 'b');
EXPLAIN ANALYZE SELECT pg_notify('a', 'b');
--                     ^^^^^^^^^ write

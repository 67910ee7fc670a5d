-- Functions of listed extensions that change something, and one of the contract's own by the same name.
SELECT public.pg_stat_statements_reset(), app.pg_stat_statements_reset();
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write "resets statistics"
SELECT public.dblink_exec('server', 'TRUNCATE t');
--     ^^^^^^^^^^^^^^^^^^ write "runs a command on another server"
--     ^^^^^^^^^^^^^^^^^^ undecided
SELECT public.set_limit(0.4::real), public.show_limit(), public.pg_prewarm('app.orders'), public.autoprewarm_dump_now();
--                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ write
--     ^^^^^^^^^^^^^^^^ write "changes a setting of the session"
SELECT public.pg_buffercache_evict(1);
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-function

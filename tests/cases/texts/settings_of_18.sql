-- postgres: 18
SELECT current_setting('transaction_timeout'), current_setting('lc_collate');
--                                                              ^^^^^^^^^^ newer-than-replica
SHOW io_method;
SELECT pg_input_is_valid('a', 'public.kind'), pg_input_is_valid('a', 'public.stripe_status');
--                             ^^^^^^^^^^^ user-type

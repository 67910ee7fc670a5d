-- postgres: 15
SELECT current_setting('transaction_timeout'), current_setting('lc_collate'), current_setting('promote_trigger_file');
--                      ^^^^^^^^^^^^^^^^^^^ newer-than-replica
SHOW io_method;
--   ^^^^^^^^^ newer-than-replica

-- replication: physical
-- READ WRITE is refused in recovery; transactions that follow are READ ONLY, whatever was said.
BEGIN READ WRITE;
--    ^^^^^^^^^^ read-write-on-standby "the replica answers 0A000"
START TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
--                                                ^^^^^^^^^^ read-write-on-standby
BEGIN READ ONLY, READ WRITE;
--               ^^^^^^^^^^ read-write-on-standby
BEGIN READ WRITE READ ONLY;
--    ^^^^^^^^^^ read-write-on-standby
SET TRANSACTION READ WRITE;
--              ^^^^^^^^^^ read-write-on-standby "cannot set transaction read-write mode during recovery"
SET LOCAL transaction_read_only = off;
--                                ^^^ read-write-on-standby "the replica answers 0A000"
SET LOCAL transaction_read_only TO 'F';
--                                 ^^^ read-write-on-standby
SET LOCAL transaction_read_only TO false;
--                                 ^^^^^ read-write-on-standby
SET LOCAL TRANSACTION_READ_ONLY TO 0;
--                                 ^ read-write-on-standby
SET transaction_read_only = no;
--                          ^^ read-write-on-standby
--<^^^^^^^^^^^^^^^^^^^^^^ session-state
SELECT set_config('transaction_read_only', 'off', true);
--     ^^^^^^^^^^ read-write-on-standby "the replica answers 25001"
SELECT set_config('transaction_read_only', 'on', true), set_config('work_mem', $1, true);
SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE;
--<^^^^^^^^^^^^^^^^^^^^^^^^ session-state
SET default_transaction_read_only = off;
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ session-state
SET LOCAL transaction_read_only = on;
BEGIN READ ONLY;
BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY, DEFERRABLE;
BEGIN NOT DEFERRABLE;
START TRANSACTION;
SELECT set_config('default_transaction_isolation', 'Serializable', true);
--     ^^^^^^^^^^ serializable-on-standby "the next query fails with 0A000"
SELECT set_config('default_transaction_isolation', 'repeatable read', true);

-- replication: physical
-- Statements that a server in recovery refuses, and those of their kind that it takes.
LISTEN channel;
--<^^^^^^^^^^^ write "the replica answers 25006"
NOTIFY channel, 'x';
--<^^^ write "the replica answers 25006"
UNLISTEN channel;
--<^^^^^^^^^^^^^ session-state
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
--                              ^^^^^^^^^^^^ serializable-on-standby "the replica answers 0A000"
BEGIN READ ONLY, ISOLATION LEVEL SERIALIZABLE, DEFERRABLE;
--                               ^^^^^^^^^^^^ serializable-on-standby "the replica answers 0A000"
SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE;
--                                                         ^^^^^^^^^^^^ serializable-on-standby "the next query"
--<^^^^^^^^^^^^^^^^^^^^^^^^ session-state
SET default_transaction_isolation = 'serializable';
--                                  ^^^^^^^^^^^^^^ serializable-on-standby "the next query"
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ session-state
START TRANSACTION ISOLATION LEVEL REPEATABLE READ;
LOCK TABLE public.orgs IN SHARE MODE;
--<^ write "the replica answers 25006"
LOCK TABLE public.orgs IN ROW EXCLUSIVE MODE;
--<^ write "replicas must be read-only"
CREATE TEMP TABLE picked (id uuid);
--<^^^^^^^^ write "the replica answers 25006"
--<^^^^^^^^ session-state
SELECT o.id FROM public.orgs o FOR KEY SHARE;
--                             ^^^^^^^^^^^^^ write "the replica answers 25006"
SELECT 1 FOR UPDATE;

-- replication: physical
-- It runs these, which change the server that is asked.
ALTER SYSTEM SET work_mem = '4MB';
--<^^^^^^^^^ write "replicas must be read-only"
CHECKPOINT;
--<^^^^^^^ write "replicas must be read-only"

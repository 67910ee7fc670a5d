-- A recursive query sees itself; its columns come from the first part.
WITH RECURSIVE numbers(n) AS (
    SELECT 1
    UNION ALL
    SELECT numbers.n + 1 FROM numbers WHERE numbers.n < 10
)
SELECT numbers.n, numbers.m FROM numbers;
--                        ^ unknown-column

WITH RECURSIVE walk AS (
    SELECT c.id, 0 AS depth FROM public.channels c WHERE c.is_default
    UNION
    SELECT d.channel_id, w.depth + 1
    FROM walk w
    JOIN public.channel_devices d ON d.channel_id = w.id
    JOIN public.usage_credit_ledger l ON l.id = w.id
--       ^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation "table"
)
SEARCH DEPTH FIRST BY id SET ordering
CYCLE id SET is_cycle USING path
SELECT w.id, w.depth, w.ordering, w.is_cycle, w.path FROM walk w;

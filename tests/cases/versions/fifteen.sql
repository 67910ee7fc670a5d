-- What came after PostgreSQL 15.
SELECT any_value(o.name), pg_catalog.array_sample(ARRAY[1], 1) FROM public.orgs o;
--                        ^^^^^^^^^^^^^^^^^^^^^^^ newer-than-replica
--     ^^^^^^^^^ newer-than-replica "new in PostgreSQL 16, but the replica runs 15"
SELECT s.object FROM pg_stat_io s;
--                   ^^^^^^^^^^ newer-than-replica "relation ""pg_stat_io"" is new in PostgreSQL 16"
SELECT t.last_seq_scan FROM pg_stat_user_tables t;
--       ^^^^^^^^^^^^^ newer-than-replica "column ""last_seq_scan"" is new in PostgreSQL 16"
SELECT o.name COLLATE "unicode" FROM public.orgs o;
--                    ^^^^^^^^^ newer-than-replica "collation"
SELECT b.buffers_backend FROM pg_stat_bgwriter b;
SELECT int2('\x01'::bytea), int2(15::int8) FROM public.orgs o;
--     ^^^^ newer-than-replica "function ""int2"" is new in PostgreSQL 18"
SELECT '\x0f'::bytea::int, ARRAY[1]::bytea[], 15::bytea FROM public.orgs o;
--                                                ^^^^^ newer-than-replica "42846"
--                                   ^^^^^ newer-than-replica "from ""int4[]"" to ""bytea[]"""
--                    ^^^ newer-than-replica "cast from ""bytea"" to ""integer"" is new in PostgreSQL 18"
-- A function that is read like a column is missing as a column.
SELECT o.any_value, (o).any_value FROM public.orgs o;
--                      ^^^^^^^^^ newer-than-replica "42703"
--       ^^^^^^^^^ newer-than-replica "function ""any_value"" is new in PostgreSQL 16" "42703"
-- Aggregates over rows.
SELECT max(o), min(ROW(o.id, o.name)), max(o.name), max(s) FROM public.orgs o, pg_subscription s;
--                                                  ^^^ newer-than-replica
--             ^^^ newer-than-replica
--     ^^^ newer-than-replica "function ""max"" is new in PostgreSQL 18"

-- Grammar that came after PostgreSQL 15. Another server refuses the statement as a whole.
SELECT o.created_at AT LOCAL FROM public.orgs o;
--                  ^^^^^^^^ newer-than-replica "AT LOCAL is new in PostgreSQL 17"
SELECT a.name IS JSON OBJECT FROM public.apps a;
--               ^^^^ newer-than-replica
SELECT SYSTEM_USER, 1_000, 15 FROM public.orgs o;
--                  ^^^^^ newer-than-replica "PostgreSQL 16"
--     ^^^^^^^^^^^ newer-than-replica "42703"
SELECT id FROM (SELECT o.id FROM public.orgs o);
--              ^^^^^^ newer-than-replica "without an alias"

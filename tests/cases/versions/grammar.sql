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
EXPLAIN (GENERIC_PLAN) SELECT 1;
--       ^^^^^^^^^^^^ newer-than-replica "EXPLAIN (GENERIC_PLAN) is new in PostgreSQL 16"
EXPLAIN (VERBOSE, SERIALIZE TEXT, MEMORY) SELECT o.id FROM public.orgs o;
--                                ^^^^^^ newer-than-replica "PostgreSQL 17"
--                ^^^^^^^^^ newer-than-replica "PostgreSQL 17"
SELECT xmlserialize(CONTENT x.indent AS text INDENT) FROM (SELECT '<a/>'::xml AS indent) AS x;
--                                           ^^^^^^ newer-than-replica "PostgreSQL 16"
SELECT json('[1]'), JSON('[1]' WITH UNIQUE), json_object('{a,b}'), JSON_OBJECT() FROM public.orgs o;
--                                                                 ^^^^^^^^^^^ newer-than-replica "PostgreSQL 16"
--                  ^^^^ newer-than-replica "PostgreSQL 17"
-- The operator after a type or a column that goes by a word before which a parameter may stand.
SELECT '(1,2)'::path ?# '(1,2)'::path, x.key ? 'a' FROM (SELECT '{}'::jsonb AS key) AS x;

-- A header in a statement that goes on is a comment, whatever its style.
-- name: in-parentheses
SELECT o.nmae FROM public.orgs o WHERE o.id IN (
--       ^^^^ unknown-column
  -- name: inner
  SELECT a.owner_org FROM public.apps a
  -- name: before-where
  WHERE a.nmae = $1
--        ^^^^ unknown-column
)

-- name: union
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
UNION ALL
-- name: second
SELECT a.nmae FROM public.apps a
--       ^^^^ unknown-column

-- name: with
WITH f AS (SELECT o.id FROM public.orgs o)
-- BLOCK x
SELECT f.nmae FROM f
--       ^^^^ unknown-column

-- name: explain
EXPLAIN
-- :name explained
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column

-- name: lateral
SELECT n.nmae FROM public.orgs o, LATERAL (
--       ^^^^ unknown-column
  -- @name newest
  SELECT a.name FROM public.apps a WHERE a.owner_org = o.id LIMIT 1
) n

-- name: rows
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
-- name: first
FETCH FIRST 1 ROW ONLY

-- name: set-schema
UPDATE public.orgs
--     ^^^^^^^^^^^ write
-- name: assignments
SET name = $1

-- name: insert
INSERT INTO public.orgs (id)
--          ^^^^^^^^^^^ write
-- name: rows-of-it
SELECT a.nmae FROM public.apps a
--       ^^^^ unknown-column

-- name: in-a-string
SELECT '
-- name: text
SELECT 1' AS text, o.nmae FROM public.orgs o
--                   ^^^^ unknown-column

-- name: exists
SELECT EXISTS
-- name: call
(SELECT o.nmae FROM public.orgs o)
--        ^^^^ unknown-column

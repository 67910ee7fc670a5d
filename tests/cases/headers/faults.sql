-- A fault costs its own statement, and no other.
-- name: broken
SELECT o.id FROM public.orgs o WHERE ORDER BY
--                                   ^^^^^ unanalysed

-- name: open
SELECT (o.id FROM public.orgs o
--           ^^^^ unanalysed

-- name: ends-early
SELECT o.id FROM public.orgs o WHERE
--                             ^^^^^ unanalysed "at end of input"

-- name: good
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column

-- name: two
SELECT o.id FROM public.orgs o
SELECT a.nmae FROM public.apps a
-- <^^ unanalysed "nothing separates this statement from the one before it"

-- name: update-behind-an-alias
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column

-- name: update
UPDATE public.orgs SET name = o.nmae FROM public.orgs o
--     ^^^^^^^^^^^ write
--                              ^^^^ unknown-column

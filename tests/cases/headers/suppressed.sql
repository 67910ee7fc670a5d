-- A comment for replicalint belongs to the statement below it, on either side of a header.
-- name: before-the-header
SELECT o.id FROM public.orgs o
-- replicalint: ignore[unknown-column] about the next
-- name: first
SELECT o.nmae, o.nick FROM public.orgs o

-- name: second
-- replicalint: ignore[unknown-column] about this one
SELECT
  o.nmae
FROM public.orgs o -- name: third
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column

-- name: fourth
SELECT o.nmae FROM public.orgs o -- replicalint: ignore[unknown-column] behind it

-- name: fifth
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column

-- replicalint: ignore[unknown-column] parted by an empty line
--                     ^^^^^^^^^^^^^^ unused-ignore

-- name: sixth
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column

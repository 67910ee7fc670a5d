-- yesql, jeesql, aiosql, dotsql and others: no semicolon between statements.
-- name: get-org
-- Finds an org.
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

-- name: get_org_by_name^
SELECT o.id FROM public.orgs o WHERE o.nmae = $1
--                                     ^^^^ unknown-column

-- name: rename-org!
UPDATE public.orgs SET name = $1 WHERE id = $2
--     ^^^^^^^^^^^ write

-- name: add-org<!
INSERT INTO public.orgs (id) VALUES ($1)
--          ^^^^^^^^^^^ write

--name:count_orgs$
SELECT count(*) FROM public.orgs o WHERE o.nmae = 'x'
--                                         ^^^^ unknown-column

-- name: by_ids(ids)
WITH found AS (SELECT o.id FROM public.orgs o WHERE o.id = ANY ($1))
SELECT f.nmae FROM found f
--       ^^^^ unknown-column

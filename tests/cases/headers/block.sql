-- BLOCK select_org
SELECT
  o.nmae
--  ^^^^ unknown-column
FROM
  public.orgs AS o
WHERE
  o.id = $1

-- BLOCK select_orgs
SELECT
  o.nmae
--  ^^^^ unknown-column
FROM
  public.orgs AS o

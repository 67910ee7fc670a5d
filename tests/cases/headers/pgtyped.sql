/* @name GetOrg */
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

/*
  @name GetOrgs
  @param ids -> (...)
*/
SELECT o.id FROM public.orgs o WHERE o.nmae = $1
--                                     ^^^^ unknown-column

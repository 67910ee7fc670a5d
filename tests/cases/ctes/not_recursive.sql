-- Without RECURSIVE a WITH query does not see itself: the name means the relation.
WITH orgs AS (SELECT o.id FROM orgs o)
--                             ^^^^ unqualified-relation "public.orgs"
SELECT orgs.id FROM orgs;

-- A column that `*` brings out of a subquery or a WITH query may be absent all the same.
SELECT d.has_usage_credits FROM (SELECT * FROM public.orgs) d;
--       ^^^^^^^^^^^^^^^^^ rollout-column
WITH w AS (SELECT * FROM public.orgs) SELECT v.has_usage_credits FROM (SELECT * FROM w) v;
--                                             ^^^^^^^^^^^^^^^^^ rollout-column

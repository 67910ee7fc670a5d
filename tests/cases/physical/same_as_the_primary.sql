-- replication: physical
-- The `*` of a hot standby is as wide as its primary's.
SELECT * FROM public.apps UNION ALL SELECT a.app_id, a.owner_org, a.name, a.created_at, 'here' FROM public.apps a;
--     ^ select-star
SELECT 'reader'::regrole;

-- What its primary refuses, it refuses as well.
SELECT s.customer_id FROM public.stripe_info s WHERE s.status = 'paused' OR s.status IN ('paused', 'created');
--                                                                                        ^^^^^^ unknown-enum-label
--                                                               ^^^^^^ unknown-enum-label
SELECT a.app_id FROM public.apps a WHERE a.owner_org = 'north';
--                                                      ^^^^^ invalid-constant

-- replication: physical
-- A hot standby has every label of its primary, and its `*` is as wide as there.
SELECT s.customer_id FROM public.stripe_info s WHERE s.status = 'paused' OR s.status IN ('paused', 'created');
SELECT * FROM public.apps UNION ALL SELECT a.app_id, a.owner_org, a.name, a.created_at, 'here' FROM public.apps a;
--     ^ select-star
SELECT 'reader'::regrole;

-- But what no server reads, a standby does not.
SELECT a.app_id FROM public.apps a WHERE a.owner_org = 'north';
--                                                      ^^^^^ invalid-constant

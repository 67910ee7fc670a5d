-- replication: physical
-- A hot standby has the types that the contract says, and refuses what does not fit them.
SELECT v.id FROM public.app_versions v WHERE v.name OR v.deleted LIMIT (SELECT a.app_id FROM public.apps a);
--                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "argument of LIMIT must be type bigint, not type text"
--                                           ^^^^^^ type-mismatch "argument of OR must be type boolean, not type text"
SELECT v.id FROM public.app_versions v WHERE public.any_function(v.id);

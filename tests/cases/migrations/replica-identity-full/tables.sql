ALTER TABLE public.orgs DROP CONSTRAINT orgs_pkey, REPLICA IDENTITY FULL;
--                                                 ^^^^^^^^^^^^^^^^^^^^^ replica-identity-full
--                                      ^^^^^^^^^ constraint-relaxed
ALTER TABLE public.usage_credit_grants REPLICA IDENTITY FULL;

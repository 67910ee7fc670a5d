-- A column that is written may be absent as well.
UPDATE public.orgs SET has_usage_credits = true;
--                     ^^^^^^^^^^^^^^^^^ rollout-column
--     ^^^^^^^^^^^ write
UPDATE public.orgs SET (name, has_usage_credits) = ('x', true);
--                            ^^^^^^^^^^^^^^^^^ rollout-column
--     ^^^^^^^^^^^ write
INSERT INTO public.orgs (id, has_usage_credits) VALUES (NULL, true);
--                           ^^^^^^^^^^^^^^^^^ rollout-column
--          ^^^^^^^^^^^ write
INSERT INTO public.orgs AS o (id) VALUES (NULL) ON CONFLICT (id) DO UPDATE SET has_usage_credits = true;
--                                                                             ^^^^^^^^^^^^^^^^^ rollout-column
--          ^^^^^^^^^^^ write
MERGE INTO public.orgs o USING public.apps a ON o.id = a.owner_org WHEN MATCHED THEN UPDATE SET has_usage_credits = true;
--                                                                                              ^^^^^^^^^^^^^^^^^ rollout-column
--         ^^^^^^^^^^^ write
UPDATE public.orgs SET has_usage_credits = DEFAULT;
--                     ^^^^^^^^^^^^^^^^^ rollout-column
--     ^^^^^^^^^^^ write
COPY public.orgs (id, has_usage_credits) TO STDOUT;
--                    ^^^^^^^^^^^^^^^^^ rollout-column

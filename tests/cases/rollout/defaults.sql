-- The safe form takes absence for what the contract says, and reads the column's own type.
SELECT
    (to_jsonb(o) ->> 'has_usage_credits')::boolean IS TRUE,
--                    ^^^^^^^^^^^^^^^^^ rollout-default "is NULL where it is absent, not false"
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, TRUE),
--                             ^^^^^^^^^^^^^^^^^ rollout-default "is true where it is absent, not false"
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, o.name IS NULL),
--                             ^^^^^^^^^^^^^^^^^ rollout-default "falls back to an expression"
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, NULL),
--                             ^^^^^^^^^^^^^^^^^ rollout-default "is NULL"
    COALESCE(to_jsonb(o) ->> 'has_usage_credits', 'false') = 'true',
--                            ^^^^^^^^^^^^^^^^^ rollout-default "is read as text, not as boolean"
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::text, 'false') = 'true'
--                             ^^^^^^^^^^^^^^^^^ rollout-default "is read as text, not as boolean"
FROM public.orgs o;

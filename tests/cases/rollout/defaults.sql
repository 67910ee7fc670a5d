-- The safe form takes absence for what the contract says, and reads the column's own type.
SELECT
    (to_jsonb(o) ->> 'has_usage_credits')::boolean IS TRUE,
--                    ^^^^^^^^^^^^^^^^^ rollout-default "defaults to NULL where it is absent, not to false"
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, TRUE),
--                             ^^^^^^^^^^^^^^^^^ rollout-default "defaults to true where it is absent, not to false"
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, o.name IS NULL),
--                             ^^^^^^^^^^^^^^^^^ rollout-default "defaults to an expression"
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, NULL),
--                             ^^^^^^^^^^^^^^^^^ rollout-default "defaults to NULL"
    COALESCE(to_jsonb(o) ->> 'has_usage_credits', 'false') = 'true',
--                            ^^^^^^^^^^^^^^^^^ rollout-default "is read as text, but its type is boolean"
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::text, 'false') = 'true'
--                             ^^^^^^^^^^^^^^^^^ rollout-default "is read as text, but its type is boolean"
FROM public.orgs o;

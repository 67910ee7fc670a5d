-- What is fine on every replica.
SELECT
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false),
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::bool, FALSE),
    COALESCE((to_jsonb(o) ->> 'has_usage_credits')::pg_catalog.bool, 'f'),
    coalesce(CAST(to_jsonb(o) ->> 'has_usage_credits' AS boolean), false),
    COALESCE((jsonb_extract_path_text(to_jsonb(o), 'has_usage_credits'))::boolean, false),
    to_jsonb(o) ? 'has_usage_credits'
FROM public.orgs o;

ALTER TABLE public.orgs
    ADD COLUMN IF NOT EXISTS has_usage_credits boolean GENERATED ALWAYS AS (name <> '') STORED;
--                           ^^^^^^^^^^^^^^^^^ derived-column-stale
--                           ^^^^^^^^^^^^^^^^^ generated-column "not sent"

-- An identity is no such column. One that is not listed is not sent, until it is written.
ALTER TABLE public.apps ADD COLUMN app_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY;
ALTER TABLE public.apps ADD COLUMN shout text GENERATED ALWAYS AS (upper(name)) STORED;
ALTER TABLE public.apps ALTER COLUMN shout DROP EXPRESSION;
--                                   ^^^^^ column-not-in-contract

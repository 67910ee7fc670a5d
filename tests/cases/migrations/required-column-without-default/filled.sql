-- Some rows are filled, not all of them.
UPDATE public.apps SET name = 'x' WHERE app_id = 'com.example' AND name IS DISTINCT FROM 'x';
ALTER TABLE public.apps ALTER COLUMN name SET NOT NULL;
--                                   ^^^^ required-column-without-default
UPDATE public.orgs SET name = NULL WHERE name IS NOT NULL;
ALTER TABLE public.orgs ALTER COLUMN name SET NOT NULL;
--                                   ^^^^ required-column-without-default
ALTER TABLE public.channels ADD CONSTRAINT named CHECK (name IS NOT NULL) NOT VALID;
ALTER TABLE public.channels ALTER COLUMN name SET NOT NULL;
--                                       ^^^^ required-column-without-default

-- All of them, by a join, kind by kind, by a check that is proven here or made elsewhere.
UPDATE public.app_versions AS v SET channel_id = c.id FROM public.channels AS c
WHERE c.app_id = v.app_id AND v.channel_id IS NULL AND c.id IS NOT NULL;
ALTER TABLE public.app_versions ALTER COLUMN channel_id SET NOT NULL;
UPDATE public.app_versions SET checksum = 'a' WHERE name = 'a' AND checksum IS DISTINCT FROM 'a';
UPDATE public.app_versions SET checksum = 'b' WHERE name <> 'a' AND checksum IS DISTINCT FROM 'b';
ALTER TABLE public.app_versions ALTER COLUMN checksum SET NOT NULL;
ALTER TABLE public.app_versions VALIDATE CONSTRAINT has_url;
ALTER TABLE public.app_versions ALTER COLUMN url SET NOT NULL;

-- A table without rows, and a column that is required already.
TRUNCATE public.stripe_info;
ALTER TABLE public.stripe_info ADD COLUMN trial_at timestamptz NOT NULL;
DELETE FROM public.channel_devices;
ALTER TABLE public.channel_devices ALTER COLUMN channel_id SET NOT NULL;
CREATE TABLE public.apps (app_id text PRIMARY KEY, owner_org uuid NOT NULL);
ALTER TABLE public.apps ADD COLUMN name text NOT NULL;
ALTER TABLE public.apps ALTER COLUMN app_id SET NOT NULL, ALTER COLUMN owner_org SET NOT NULL;

-- The rows without a value go.
DELETE FROM public.orgs WHERE customer_id IS NULL;
ALTER TABLE public.orgs ALTER COLUMN customer_id SET NOT NULL;

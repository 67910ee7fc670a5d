ALTER TABLE public.apps ADD COLUMN name text NOT NULL;
--                                 ^^^^ required-column-without-default
ALTER TABLE public.app_versions ALTER COLUMN url SET NOT NULL;
--                                           ^^^ required-column-without-default

-- The key requires a value as well.
ALTER TABLE public.channels ADD COLUMN name text PRIMARY KEY;
--                                     ^^^^ required-column-without-default

-- An identity, a generated column, a serial, and a default have one.
ALTER TABLE public.channels
    ADD COLUMN id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE public.app_versions ADD COLUMN id bigserial NOT NULL;

-- Filled before, by an UPDATE, by a constraint that was proven, by a default.
UPDATE public.app_versions AS v SET checksum = '' WHERE v.checksum IS NULL;
ALTER TABLE public.app_versions ALTER COLUMN checksum SET NOT NULL;
ALTER TABLE public.app_versions ADD CONSTRAINT has_channel CHECK (channel_id IS NOT NULL) NOT VALID;
ALTER TABLE public.app_versions VALIDATE CONSTRAINT has_channel;
ALTER TABLE public.app_versions ALTER COLUMN channel_id SET NOT NULL;
ALTER TABLE public.channels ALTER COLUMN created_at SET NOT NULL;

-- Not a contract's table.
ALTER TABLE public.usage_credit_grants ADD COLUMN note text NOT NULL;

-- The primary key, by the name that PostgreSQL gives it and with the columns it is made of.
ALTER TABLE public.orgs DROP CONSTRAINT IF EXISTS orgs_pkey CASCADE;
--                                                ^^^^^^^^^ replica-identity
--                                                ^^^^^^^^^ constraint-relaxed

CREATE TABLE public.stripe_info (customer_id text, status public.stripe_status NOT NULL);
--           ^^^^^^^^^^^^^^^^^^ replica-identity

ALTER TABLE ONLY public.channels ADD CONSTRAINT channels_key PRIMARY KEY (app_id, id);
ALTER TABLE public.channels REPLICA IDENTITY USING INDEX channels_app_id_name_key;
DROP INDEX CONCURRENTLY public.channels_app_id_name_key;
--                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ replica-identity
--                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constraint-relaxed

-- Put right before the end of the migration.
ALTER TABLE public.apps DROP CONSTRAINT apps_pkey;
ALTER TABLE public.apps ADD PRIMARY KEY USING INDEX apps_new_key;
ALTER TABLE public.app_versions REPLICA IDENTITY NOTHING;
ALTER TABLE public.app_versions REPLICA IDENTITY DEFAULT;

-- Another constraint, another table.
ALTER TABLE public.channel_devices DROP CONSTRAINT channel_devices_channel_id_fkey;
ALTER TABLE public.usage_credit_grants DROP CONSTRAINT usage_credit_grants_pkey;

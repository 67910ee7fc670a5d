-- Several columns in one statement, and every way to say which one.
ALTER TABLE ONLY public.orgs
    DROP COLUMN IF EXISTS name CASCADE,
--                        ^^^^ replicated-column-dropped
    DROP created_at;
--       ^^^^^^^^^^ replicated-column-dropped

ALTER TABLE IF EXISTS "public"."apps" DROP COLUMN "owner_org";
--                                                ^^^^^^^^^^^ replicated-column-dropped

-- A bare name is the table of schema public, where migrations look names up.
ALTER TABLE channels DROP COLUMN is_default;
--                               ^^^^^^^^^^ replicated-column-dropped

-- A block runs what it holds.
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_catalog.pg_class) THEN
        ALTER TABLE public.channels DROP COLUMN name;
--                                              ^^^^ replicated-column-dropped
        EXECUTE 'ALTER TABLE public.channel_devices DROP COLUMN created_at';
--                                                              ^^^^^^^^^^ replicated-column-dropped
    END IF;
END
$$;

-- What is gone is not dropped twice; a column that the contract does not list is nobody's.
ALTER TABLE public.orgs DROP COLUMN IF EXISTS name, DROP COLUMN IF EXISTS nickname;

-- Not a drop of the column.
ALTER TABLE public.stripe_info ALTER COLUMN trial_at DROP NOT NULL, ALTER updated_at DROP DEFAULT;
--                                          ^^^^^^^^ constraint-relaxed
ALTER TABLE public.apps DROP CONSTRAINT apps_name_check;
--                                      ^^^^^^^^^^^^^^^ constraint-relaxed

-- The same names elsewhere.
ALTER TABLE billing.orgs DROP COLUMN name;
ALTER TABLE "public"."Orgs" DROP COLUMN name;

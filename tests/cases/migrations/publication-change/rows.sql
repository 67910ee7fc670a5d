CREATE TABLE public.invoices (
    id bigint PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES public.orgs (id)
);

TRUNCATE TABLE public.orgs, public.invoices CASCADE;
--             ^^^^^^^^^^^ publication-change
TRUNCATE public.channel_devices;

CREATE FUNCTION public.forget_everything() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE ONLY public.orgs CASCADE;
--                ^^^^^^^^^^^ publication-change
END
$$;

ALTER TABLE public.channels SET UNLOGGED;
--          ^^^^^^^^^^^^^^^ relation-unlogged

ALTER TABLE public.apps DROP CONSTRAINT apps_pkey;
--                                      ^^^^^^^^^ replica-identity
--                                      ^^^^^^^^^ constraint-relaxed
ALTER PUBLICATION plugin_read_path ADD TABLE public.apps;

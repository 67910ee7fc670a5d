-- As pg_dump writes a schema: the key comes later.
CREATE TABLE public.orgs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text
);
ALTER TABLE ONLY public.orgs ADD CONSTRAINT orgs_pkey PRIMARY KEY (id);

CREATE TABLE public.apps (LIKE public.apps_before INCLUDING ALL);

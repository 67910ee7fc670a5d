-- read by: SELECT o.name FROM public.orgs o
-- An owner or the name of a new constraint that a client puts in tells nothing of what is changed.

CREATE FUNCTION public.f() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
ALTER FUNCTION public.f() OWNER TO :owner;
REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;
CREATE FUNCTION public.g() RETURNS void SECURITY DEFINER SET search_path = '' LANGUAGE sql AS '';
ALTER FUNCTION public.g() OWNER TO ${owner};
REVOKE EXECUTE ON FUNCTION public.g() FROM PUBLIC;
ALTER TABLE public.orgs DROP CONSTRAINT orgs_pkey, ADD CONSTRAINT :"name" PRIMARY KEY (id);
--                                                                ^^^^^^^ unanalysed
ALTER TABLE public.apps DROP CONSTRAINT apps_pkey;
ALTER TABLE public.apps ADD CONSTRAINT ${name} PRIMARY KEY (app_id);
--                                     ^^^^^^^ unanalysed
ALTER TABLE public.channels DROP CONSTRAINT channels_pkey, ADD CONSTRAINT :"name" UNIQUE (id);
--                                          ^^^^^^^^^^^^^ constraint-relaxed
--                                          ^^^^^^^^^^^^^ replica-identity
--                                                                        ^^^^^^^ unanalysed

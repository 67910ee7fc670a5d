ALTER TABLE public.channels SET UNLOGGED;
--          ^^^^^^^^^^^^^^^ relation-unlogged "last sent"
ALTER TABLE public.channels SET LOGGED;
CREATE UNLOGGED TABLE public.apps (app_id text PRIMARY KEY);
--                    ^^^^^^^^^^^ relation-unlogged
CREATE UNLOGGED TABLE public.usage_credit_grants (id bigint);

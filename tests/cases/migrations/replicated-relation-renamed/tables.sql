ALTER TABLE public.orgs SET SCHEMA core;
--          ^^^^^^^^^^^ replicated-relation-renamed
ALTER TABLE IF EXISTS ONLY apps RENAME TO "Apps";
--                         ^^^^ replicated-relation-renamed

-- They are where they were moved to.
ALTER TABLE core.orgs RENAME COLUMN name TO title;
--                                  ^^^^ replicated-column-renamed

ALTER INDEX public.channels_app_id_name_key RENAME TO channels;
ALTER TABLE public.usage_credit_grants RENAME TO grants;
ALTER SCHEMA public RENAME TO main;
--           ^^^^^^ replicated-relation-renamed
--           ^^^^^^ replicated-relation-renamed
--           ^^^^^^ replicated-relation-renamed
--           ^^^^^^ replicated-relation-renamed
--           ^^^^^^ replicated-relation-renamed

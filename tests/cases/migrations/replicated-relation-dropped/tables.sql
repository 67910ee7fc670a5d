DROP TABLE IF EXISTS public.usage_credit_grants, public.apps, public.orders CASCADE;
--                                               ^^^^^^^^^^^ replicated-relation-dropped

-- A table that turns into a view.
ALTER TABLE public.channels RENAME TO all_channels;
--          ^^^^^^^^^^^^^^^ replicated-relation-renamed
CREATE VIEW public.channels AS SELECT c.id, c.name FROM public.all_channels AS c;
--          ^^^^^^^^^^^^^^^ replicated-relation-dropped

DROP SCHEMA billing CASCADE;
DROP INDEX public.orgs;
DROP SCHEMA public CASCADE;
--          ^^^^^^ replicated-relation-dropped
--          ^^^^^^ replicated-relation-dropped
--          ^^^^^^ replicated-relation-dropped
--          ^^^^^^ replicated-relation-dropped
--          ^^^^^^ replicated-relation-dropped

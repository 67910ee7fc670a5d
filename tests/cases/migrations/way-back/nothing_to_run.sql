-- migrate:up
-- nothing to do
-- migrate:down
DROP TABLE public.apps;

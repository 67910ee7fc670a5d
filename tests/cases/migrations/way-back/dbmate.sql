-- migrate:up transaction:false
ALTER TABLE public.orgs DROP COLUMN name;
--                                  ^^^^ replicated-column-dropped

-- migrate:down transaction:false
ALTER TABLE public.orgs DROP COLUMN customer_id;

-- migrate:up
ALTER TABLE public.orgs DROP COLUMN created_at;
--                                  ^^^^^^^^^^ replicated-column-dropped

-- migrate:down
DROP TABLE public.apps;

-- migrate:up
SET search_path = audit;
-- migrate:down
RESET search_path;
-- migrate:up
ALTER TABLE orgs DROP COLUMN name;
ALTER TABLE public.orgs DROP COLUMN customer_id;
--                                  ^^^^^^^^^^^ replicated-column-dropped

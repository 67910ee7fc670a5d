-- ================
-- UP Migration:
-- ================
ALTER TABLE public.orgs DROP COLUMN name;
--                                  ^^^^ replicated-column-dropped

-- ================
-- DOWN Migration:
-- ================
ALTER TABLE public.orgs DROP COLUMN customer_id;

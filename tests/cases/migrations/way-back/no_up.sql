ALTER TABLE public.orgs DROP COLUMN name;

   -- Down Migration
-- ^^^^^^^^^^^^^^^^^ unanalysed "node-pg-migrate runs this as well"
ALTER TABLE public.orgs DROP COLUMN customer_id;

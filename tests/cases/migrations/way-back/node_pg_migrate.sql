-- Up Migration
ALTER TABLE public.orgs DROP COLUMN name;
--                                  ^^^^ replicated-column-dropped

--- down migration: of no use once the rows are gone
ALTER TABLE public.orgs DROP COLUMN customer_id;

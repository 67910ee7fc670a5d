ALTER TABLE public.orgs DROP COLUMN name;
--                                  ^^^^ replicated-column-dropped

---- create above / drop below ----

ALTER TABLE public.orgs DROP COLUMN customer_id;

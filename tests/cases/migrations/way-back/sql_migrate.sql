-- +migrate Down
ALTER TABLE public.orgs DROP COLUMN customer_id;

-- +migrate Up notransaction
ALTER TABLE public.orgs DROP COLUMN name;
--                                  ^^^^ replicated-column-dropped

-- +migrate Down notransaction
DROP TABLE public.apps;

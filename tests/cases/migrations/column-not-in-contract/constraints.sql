-- A constraint that PostgreSQL 18 lets stand without a name is no column called "not".
ALTER TABLE public.orgs ADD NOT NULL name, ADD CONSTRAINT named NOT NULL customer_id NOT VALID;

ALTER TABLE public.channels
    ALTER COLUMN id TYPE integer,
--               ^^ replicated-column-retyped
    ALTER app_id SET DATA TYPE varchar(40) COLLATE "C" USING left(app_id, 40),
--        ^^^^^^ replicated-column-retyped
    ALTER COLUMN is_default TYPE "char";
--               ^^^^^^^^^^ replicated-column-retyped

ALTER TABLE public.stripe_info ALTER status TYPE public.invoice_status[] USING ARRAY[status];
--                                   ^^^^^^ replicated-column-retyped

-- The type that the contract has, in another spelling: the replicas have it already.
ALTER TABLE public.apps ALTER COLUMN created_at TYPE timestamp with time zone;
ALTER TABLE public.app_versions ALTER COLUMN id TYPE int8, ALTER deleted TYPE bool;

-- A contract keeps no precision: a replica may have another one.
ALTER TABLE public.channels ALTER COLUMN created_at TYPE timestamptz(3);
--                                       ^^^^^^^^^^ replicated-column-retyped

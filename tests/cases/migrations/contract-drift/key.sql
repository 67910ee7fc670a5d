CREATE TABLE public.orders (
    id bigint NOT NULL, code text UNIQUE, state text NOT NULL,
    total bigint GENERATED ALWAYS AS (id * 2) STORED
);
CREATE UNIQUE INDEX ON public.orders (id) WHERE state = 'open';
-- applied
-- contract: contract-drift "relation ""public.orders"" has no primary key on the primary, but the contract says replica_identity: default"
-- contract: contract-drift "relation ""public.orders"" is unique on (id) on the replicas, but not on the primary"

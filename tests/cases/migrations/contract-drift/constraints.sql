CREATE TABLE public.orders (
    id bigint PRIMARY KEY,
    code text UNIQUE,
    state text NOT NULL,
    total bigint GENERATED ALWAYS AS (id * 2) STORED
);
-- next file
ALTER TABLE public.orders ALTER state DROP NOT NULL, DROP CONSTRAINT orders_code_key;
ALTER TABLE public.orders REPLICA IDENTITY FULL;
-- applied
-- contract: contract-drift "relation ""public.orders"" has replica identity full on the primary, but the contract says default"
-- contract: contract-drift "column ""state"" of relation ""public.orders"" may be null on the primary, but not on the replicas"
-- contract: contract-drift "relation ""public.orders"" is unique on (code) on the replicas, but not on the primary"

ALTER TYPE stripe_status ADD VALUE IF NOT EXISTS 'paused' BEFORE 'failed';
--         ^^^^^^^^^^^^^ type-change-not-replicated
ALTER TYPE public.stripe_status RENAME VALUE 'failed' TO 'declined';
--         ^^^^^^^^^^^^^^^^^^^^ type-change-not-replicated

-- Known from here on; and a type that no column of the contract has.
ALTER TYPE public.stripe_status ADD VALUE IF NOT EXISTS 'paused';
ALTER TYPE public.mood ADD VALUE 'sad';
ALTER TYPE public.stripe_status OWNER TO postgres;

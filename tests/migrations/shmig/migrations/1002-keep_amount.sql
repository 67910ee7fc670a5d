-- Migration: keep_amount
-- ====  UP  ====

BEGIN;
CREATE FUNCTION public.keep_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.amount := OLD.amount;
    RETURN NEW;
END $$;
COMMIT;

-- ==== DOWN ====

BEGIN;
DROP FUNCTION public.keep_amount();
COMMIT;

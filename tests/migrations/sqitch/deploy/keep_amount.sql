-- Deploy shop:keep_amount to pg

BEGIN;

CREATE FUNCTION public.keep_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.amount := OLD.amount;
    RETURN NEW;
END $$;

COMMIT;

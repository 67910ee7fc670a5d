-- rambler up
CREATE FUNCTION public.keep_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.amount := OLD.amount;
    RETURN NEW;
END $$;

-- rambler down
DROP FUNCTION public.keep_amount();

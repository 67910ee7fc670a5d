# keep_amount

# --- !Ups

CREATE FUNCTION public.keep_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.amount := OLD.amount;;
    RETURN NEW;;
END $$;

# --- !Downs

DROP FUNCTION public.keep_amount();

-- +migrate Down
DROP FUNCTION public.keep_amount();
-- +migrate Up
-- +migrate StatementBegin
CREATE FUNCTION public.keep_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.amount := OLD.amount;
    RETURN NEW;
END $$;
-- +migrate StatementEnd

-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION public.keep_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.amount := OLD.amount;
    RETURN NEW;
END $$;
-- +goose StatementEnd

-- +goose Down
DROP FUNCTION public.keep_amount();

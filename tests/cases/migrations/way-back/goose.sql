-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
ALTER TABLE public.orgs DROP COLUMN name;
--                                  ^^^^ replicated-column-dropped
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
ALTER TABLE public.orgs DROP COLUMN customer_id;
-- replicalint: ignore[noop-update] nothing of a way back is read
DROP TABLE public.apps;
nor need it be SQL ' "
-- +goose StatementEnd

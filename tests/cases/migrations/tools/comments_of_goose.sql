-- replicalint: ignore-file[replicated-relation-renamed] the name that the primary alone uses
-- +goose ENVSUB ON
-- +goose Up
-- replicalint: ignore[replicated-column-dropped] no replica has it any more
-- +goose StatementBegin
ALTER TABLE public.orgs DROP COLUMN name;
-- +goose StatementEnd
ALTER TABLE public.orgs RENAME TO organisations;
ALTER TABLE ${SCHEMA}.apps DROP COLUMN name;
--          ^^^^^^^^^ unanalysed

-- +goose Down
SELECT 1;

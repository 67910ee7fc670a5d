-- +goose Down
DROP TABLE public.apps;

-- +goose Up
ALTER TABLE orders ADD COLUMN paid boolean;

-- +goose Down
ALTER TABLE orders DROP COLUMN paid;

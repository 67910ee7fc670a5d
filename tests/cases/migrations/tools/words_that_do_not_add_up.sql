-- +goose Up
ALTER TABLE public.orgs DROP COLUMN name;
   -- +goose Foo
-- ^^^^^^^^^^^^^ unanalysed "goose has no such annotation"

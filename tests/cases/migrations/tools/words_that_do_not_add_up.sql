-- +goose Up
ALTER TABLE public.orgs DROP COLUMN name;
   -- +goose Foo
-- ^^^^^^^^^^^^^ unanalysed "unknown goose annotation"

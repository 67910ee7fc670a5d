-- A down migration is not kept: what a comment says of it is no marker.
-- down migrations would have to write all rows again, so that nobody will ever need a
-- down migration
-- migrate:downwards, +migrate Down, and +goose Down in the midst of a line are none, either;
--  +migrate Down
-- +migrate down
-- migrate:DOWN
  -- migrate:down
ALTER TABLE public.orgs DROP COLUMN name;
--                                  ^^^^ replicated-column-dropped
SELECT '-- migrate:down', $$ -- +migrate Down $$; /* -- migrate:down */

-- down migration.
ALTER TABLE public.orgs DROP COLUMN customer_id;
--                                  ^^^^^^^^^^^ replicated-column-dropped

-- A check proves a column by any part that must hold, under the column's name of the moment.
ALTER TABLE public.orgs ADD CONSTRAINT given CHECK (NOT (name IS NULL) AND length(name) > 0);
ALTER TABLE public.orgs ALTER COLUMN name SET NOT NULL;

ALTER TABLE public.channels ADD CONSTRAINT named CHECK (name IS NOT NULL OR is_default);
ALTER TABLE public.channels ALTER COLUMN name SET NOT NULL;
--                                       ^^^^ required-column-without-default

ALTER TABLE public.apps ADD COLUMN label text CONSTRAINT labelled CHECK (label IS NOT NULL);
ALTER TABLE public.apps RENAME COLUMN label TO title;
ALTER TABLE public.apps ALTER COLUMN title SET NOT NULL;

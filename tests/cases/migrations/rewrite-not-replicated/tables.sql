-- The type stays, the values do not.
ALTER TABLE public.orgs ALTER COLUMN name SET DATA TYPE text USING btrim(name);
--                                   ^^^^ rewrite-not-replicated "changed by USING"

-- The same values, and those of a column that no replica has.
ALTER TABLE public.apps ALTER COLUMN name TYPE text COLLATE "C" USING (name::text);
ALTER TABLE public.usage_credit_grants ALTER COLUMN total TYPE numeric USING total * 100;

-- An UPDATE of all rows sends them; one of some does not.
ALTER TABLE public.channels ALTER COLUMN name TYPE text USING lower(name);
UPDATE public.channels SET name = lower(name);
--     ^^^^^^^^^^^^^^^ noop-update

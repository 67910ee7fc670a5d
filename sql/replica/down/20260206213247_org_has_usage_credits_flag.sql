-- The step of a replica for the way back: run it after the primary's. Safe to run twice.
ALTER TABLE public.orgs DROP COLUMN IF EXISTS has_usage_credits;

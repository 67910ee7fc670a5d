-- The step of a replica for the migration of the same name: run it on EVERY replica before the primary's
-- migration. A replica that lacks a column which the primary sends stops applying changes. Safe to run
-- twice, and instant: a constant default rewrites no row.
--
-- The default is the primary's. Rows that the primary's backfill leaves alone are never sent: they keep it.
ALTER TABLE public.orgs
    ADD COLUMN IF NOT EXISTS has_usage_credits boolean NOT NULL DEFAULT false;

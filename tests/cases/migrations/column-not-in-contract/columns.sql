ALTER TABLE public.orgs
    ADD COLUMN IF NOT EXISTS plan text COLLATE "C" DEFAULT 'free' CHECK (plan <> ''),
--                           ^^^^ column-not-in-contract
    ADD "seatCount" integer NOT NULL DEFAULT 1 REFERENCES public.plans (seats),
--      ^^^^^^^^^^^ column-not-in-contract
    ADD CONSTRAINT plan_is_known CHECK (plan IN ('free', 'pro')),
    ADD UNIQUE (plan);

-- Listed, so the replicas are to have it first.
ALTER TABLE public.apps ADD COLUMN name text;

-- It goes again: today's contract need not know it.
ALTER TABLE public.apps ADD COLUMN temporary_note text;
ALTER TABLE public.apps DROP COLUMN temporary_note;

-- Not replicated.
ALTER TABLE public.usage_credit_grants ADD COLUMN note text;
CREATE TABLE public.plans (name text PRIMARY KEY, seats integer);

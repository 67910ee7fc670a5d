ALTER TABLE public.orgs RENAME name TO title;
--                             ^^^^ replicated-column-renamed

ALTER TABLE public.apps
    RENAME COLUMN "owner_org" TO "ownerOrg";
--                ^^^^^^^^^^^ replicated-column-renamed

-- It is back.
ALTER TABLE public.orgs RENAME title TO name;

-- And gone again.
ALTER TABLE public.orgs RENAME name TO title;
--                             ^^^^ replicated-column-renamed

-- A view's column is the view's own; so is a constraint's name.
ALTER VIEW public.usage_credit_balances RENAME COLUMN org_id TO organisation;
ALTER TABLE public.orgs RENAME CONSTRAINT orgs_pkey TO organisations_pkey;

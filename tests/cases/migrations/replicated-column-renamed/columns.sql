ALTER TABLE public.orgs RENAME name TO title;
--                             ^^^^ replicated-column-renamed

ALTER TABLE public.apps
    RENAME COLUMN "owner_org" TO "ownerOrg";
--                ^^^^^^^^^^^ replicated-column-renamed

-- From here on the column has its new name.
ALTER TABLE public.orgs RENAME title TO name;
--                             ^^^^^ replicated-column-renamed

-- A view's column is the view's own; so is a constraint's name.
ALTER VIEW public.usage_credit_balances RENAME COLUMN org_id TO organisation;
ALTER TABLE public.orgs RENAME CONSTRAINT orgs_pkey TO organisations_pkey;

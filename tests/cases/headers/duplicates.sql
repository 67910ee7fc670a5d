-- name: get_org^
SELECT o.name FROM public.orgs o WHERE o.id = $1;

-- name: get_app
SELECT a.name FROM public.apps a WHERE a.app_id = $1;
-- of the same name, as it has no header of its own
SELECT a.app_id FROM public.apps a;

-- name: get_org
--       ^^^^^^^ duplicate-name "name ""get_org"" is given to more than one statement"
SELECT o.id FROM public.orgs o;

/* :name get_org :? :1 */
-- replicalint: ignore[duplicate-name] the loader takes the last one
SELECT o.id FROM public.orgs o

-- name: GET_ORG
SELECT o.id FROM public.orgs o

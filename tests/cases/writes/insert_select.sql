-- INSERT ... SELECT with ON CONFLICT and excluded.
INSERT INTO public.apps AS a (app_id, name)
--          ^^^^^^^^^^^ write
SELECT o.customer_id, o.name FROM public.orgs o
ON CONFLICT (app_id) DO UPDATE SET name = excluded.name, owner_org = excluded.nowhere
--                                                                            ^^^^^^^ unknown-column
WHERE a.name IS DISTINCT FROM excluded.name
RETURNING a.app_id, a.name;

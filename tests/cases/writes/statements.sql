-- Statements that write, and what they name.
INSERT INTO public.orgs (id, name, nmae) VALUES ($1, $2, $3) RETURNING id, nmae;
--                                                                         ^^^^ unknown-column
--                                 ^^^^ unknown-column
--          ^^^^^^^^^^^ write "INSERT changes relation ""public.orgs""" "a read-only transaction answers 25006"
UPDATE public.orgs AS o SET name = a.name, nmae = 'x' FROM public.apps a WHERE a.owner_org = o.id;
--                                         ^^^^ unknown-column
--     ^^^^^^^^^^^ write
DELETE FROM public.apps a USING public.orgs o WHERE o.id = a.owner_org AND o.name = $1;
--          ^^^^^^^^^^^ write
TRUNCATE public.apps, public.channels;
--                    ^^^^^^^^^^^^^^^ write
--       ^^^^^^^^^^^ write "TRUNCATE TABLE"

-- What depends on the columns of a relation is a note, and a warning where one of them is in rollout:
-- public.orgs has such a column, the others have none.
SELECT * FROM public.apps a;
--     ^ select-star note "during a rollout"
SELECT a.*, o.name FROM public.apps a JOIN public.orgs o ON o.id = a.owner_org;
--     ^^^ select-star note
SELECT * FROM public.apps a JOIN public.orgs o ON o.id = a.owner_org;
--     ^ select-star warning "now, during the rollout"
SELECT a FROM public.apps a;
--     ^ select-star note
SELECT o FROM public.orgs o;
--     ^ select-star warning

-- These depend on every relation of the query.
SELECT checksum FROM public.app_versions v JOIN public.channels c ON c.id = v.channel_id;
--     ^^^^^^^^ unqualified-column note
SELECT customer_id FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
--     ^^^^^^^^^^^ unqualified-column warning
SELECT c.name FROM public.apps a NATURAL JOIN public.channels c;
--                                            ^^^^^^^^^^^^^^^^^ natural-join note
SELECT c.name FROM public.apps a NATURAL JOIN public.channels c WHERE EXISTS (SELECT FROM public.orgs);
--                                            ^^^^^^^^^^^^^^^^^ natural-join warning

-- What writes must not run on a replica, whatever it returns.
DELETE FROM public.apps a WHERE a.app_id = $1 RETURNING *;
--          ^^^^^^^^^^^ write
SELECT * FROM public.orgs o FOR UPDATE;
--                          ^^^^^^^^^^ write
WITH gone AS (DELETE FROM public.orgs o RETURNING o.*) SELECT * FROM gone;
--                        ^^^^^^^^^^^ write
SELECT checksum
FROM public.app_versions v NATURAL JOIN public.channels c
FOR SHARE;
--<^^^^^^ write

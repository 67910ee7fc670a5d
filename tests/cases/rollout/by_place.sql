-- An alias list names columns by their place, and a replica that lacks one answers 42P10.
SELECT o.id FROM public.orgs AS o(id, name, customer, at, flag);
--                                                        ^^^^ rollout-column "42P10"
SELECT w.id FROM (SELECT * FROM public.orgs) AS w(id, name, customer, at, flag);
--                                                                        ^^^^ rollout-column
SELECT o.id FROM public.orgs AS o(id, name, customer, at);

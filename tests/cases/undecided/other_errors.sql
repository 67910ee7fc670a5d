-- A statement that lacks something is mended first: what it lacks is why the rest is not known.
SELECT upper(v.name), v.total + 1, v.total::int FROM public.vanished v;
--                                                   ^^^^^^^^^^^^^^^ unreplicated-relation
SELECT abs(vanished(a.id)), abs(a.absent) FROM accounts a;
--                                ^^^^^^ unknown-column
--         ^^^^^^^^ user-function
SELECT abs(score(a.id)), NULL::vanished FROM accounts a;
--                             ^^^^^^^^ user-type
SELECT abs(score(a.id)), a.id @@@@ 1 FROM accounts a;
--                            ^^^^ user-operator

-- Conditions that only the primary can read; a comment says what the replica answers.
EXISTS (SELECT FROM happy); -- 42P01
EXISTS (SELECT FROM public.totals AS t WHERE t.total > 1); -- 42P01
EXISTS (SELECT FROM priv.t); -- 42P01
EXISTS (SELECT FROM people AS p WHERE p.secretive IS NULL); -- 42703
EXISTS (SELECT FROM app.items WHERE weight > 1); -- 42703
EXISTS (SELECT FROM people AS p WHERE p.full_name = 'x'); -- 42703
EXISTS (SELECT FROM app."Orders" NATURAL JOIN app.items WHERE "Weight" > 1); -- 42703
EXISTS (SELECT FROM srf(3)); -- 42883
add1(1) > 2; -- 42883
public.lower('ok'::mood) = 'ok'; -- 42883
lower('ok'::mood) = 'ok'; -- 42883
length(1.5) > 1; -- 42883
joined('a', 'b') = 'a,b'; -- 42883
"MixedCase"(1) = 1; -- 42883
NULL::color IS NULL; -- 42704
'{red}'::public.color[] IS NULL; -- 42704
(NULL::box3).x IS NULL; -- 42704
NULL::happy IS NULL; -- 42704
'ok'::mood =~= 'x'; -- 42883
1 ~~> 2; -- 42883
1 OPERATOR(public.~~>) 2; -- 42883
!!! 3 IS NULL; -- 42883
(row(1, 'a')::pair + row(2, 'b')::pair) IS NULL; -- 42883
'x' < 'y' COLLATE here; -- 42704
'happy'::regclass IS NULL; -- 42P01
'add1(int)'::regprocedure IS NULL; -- 42883
'color'::regtype IS NULL; -- 42704
to_tsvector('plain', 'x') IS NULL; -- 42704
currval('seq') > 1; -- 42P01
'elated'::mood IS NULL; -- 22P02
EXISTS (SELECT FROM people AS p WHERE p.mood IN ('ok', 'elated')); -- 22P02
'{ok,elated}'::mood[] IS NULL; -- 22P02

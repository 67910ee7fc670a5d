-- PREPARE and DECLARE hold a query.
PREPARE by_id AS SELECT o.nmae FROM public.orgs o WHERE o.id = $1;
--                        ^^^^ unknown-column
--<^^^^^^^^^^ session-state
BEGIN;
DECLARE c CURSOR FOR SELECT o.name FROM public.nowhere o;
--                                      ^^^^^^^^^^^^^^ unreplicated-relation
FETCH 10 FROM c;
CLOSE c;
COMMIT;

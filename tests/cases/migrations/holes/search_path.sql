-- Where a search path leads that a client puts in is not known: a bare name means nothing that is.
SET search_path TO :"schema";
--                 ^^^^^^^^^ unanalysed
ALTER TABLE orgs DROP COLUMN name;
ALTER TABLE public.orgs DROP COLUMN name;
--                                  ^^^^ replicated-column-dropped
SET search_path = :'schema', public;
--                ^^^^^^^^^ unanalysed
ALTER TABLE orgs DROP COLUMN created_at;
RESET search_path;
ALTER TABLE orgs DROP COLUMN id;
--                           ^^ replicated-column-dropped

-- A type is read to its end, and nothing else stands in its place.
ALTER TABLE public.orgs ADD COLUMN a 5;
--                                   ^ unanalysed "expected a type"
ALTER TABLE public.orgs ADD COLUMN a int(5);
--                                      ^ unanalysed
ALTER TABLE public.orgs ADD COLUMN a public.orgs.id%TYPE;
--                                                 ^ unanalysed
ALTER TABLE public.orgs ADD COLUMN a NOT NULL;
--                                   ^^^ unanalysed "expected a type"
ALTER TABLE public.orgs ADD a;
--                          ^ unanalysed "at end of input: expected a type"
CREATE TABLE public.p PARTITION OF public.orgs (id WITH OPTIONS NOT NULL, name DEFAULT 'x')
--           ^^^^^^^^ partition-not-replicated
    FOR VALUES IN (1);

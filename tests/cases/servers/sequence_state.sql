-- What nextval gave last in the session: no reader has called it.
SELECT currval($1);
--     ^^^^^^^ sequence-state "currval of a sequence is not yet defined in this session"
SELECT o.id FROM public.orgs o WHERE o.name = pg_catalog.lastval()::text;
--                                            ^^^^^^^^^^^^^^^^^^ sequence-state "lastval is not yet defined in this session"
-- Where there is no sequence, that is the fault.
SELECT currval('public.orgs_id_seq');
--              ^^^^^^^^^^^^^^^^^^ missing-object
SELECT 'currval(regclass)'::regprocedure;

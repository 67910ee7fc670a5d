-- replication: physical
SELECT currval('public.orgs_id_seq');
--     ^^^^^^^ sequence-state "the replica answers 55000"
SELECT lastval();
--     ^^^^^^^ sequence-state "the replica answers 55000"
SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE currval('public.orgs_id_seq') END;
SELECT s.last_value, s.is_called FROM public.orgs_id_seq AS s;
SELECT pg_sequence_last_value('public.orgs_id_seq');

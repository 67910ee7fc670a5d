-- A sequence is looked up in the literal, and changed by the call.
SELECT currval('public.orgs_id_seq');
--              ^^^^^^^^^^^^^^^^^^ missing-object "sequence"
SELECT nextval('public.orgs_id_seq');
--              ^^^^^^^^^^^^^^^^^^ missing-object "sequence"
--     ^^^^^^^ write "changes a sequence"
SELECT setval('public.orgs_id_seq'::regclass, 1);
--             ^^^^^^^^^^^^^^^^^^ missing-object
--     ^^^^^^ write

-- Functions that write or take locks, with the answer of a read-only transaction where it has one.
SELECT nextval($1), pg_catalog.setval($1, 1), currval($1);
--                  ^^^^^^^^^^^^^^^^^ write
--     ^^^^^^^ write "a read-only transaction answers 25006"
SELECT pg_try_advisory_lock(1), pg_advisory_unlock(1);
--     ^^^^^^^^^^^^^^^^^^^^ write "takes a lock that no other server sees"
SELECT lo_create(0), lo_get(1);
--                   ^^^^^^ server-local-value "reads a large object, which is not replicated"
--     ^^^^^^^^^ write "writes a large object"
SELECT pg_current_xact_id(), pg_current_xact_id_if_assigned();
--                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ server-local-value
--     ^^^^^^^^^^^^^^^^^^ write
SELECT pg_notify('a', 'b') FROM public.orgs o;
--     ^^^^^^^^^ write

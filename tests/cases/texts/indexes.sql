-- No contract lists indexes. One is known by the name that PostgreSQL gives it, behind its table and columns.
SELECT pg_relation_size('public.orgs_pkey'), 'public.app_versions_newest_idx'::regclass;
--                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ undecided
--                       ^^^^^^^^^^^^^^^^ undecided "index ""public.orgs_pkey"" exists on the replica: contracts do not list indexes"
SELECT pg_get_indexdef('public.channel_devices_pkey'::regclass), pg_relation_size('public.orgs_customer_id_key'::text);
--                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ undecided
--                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ undecided
SELECT 'pg_class_oid_index'::regclass, 'pg_catalog.pg_type_oid_index'::regclass;
--                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ undecided
--      ^^^^^^^^^^^^^^^^^^ undecided

-- Or by the function that takes it.
SELECT pg_index_has_property('public.orgs_pkey', 'clusterable'), pg_index_column_has_property('public.orgs_pkey'::regclass, 1, 'asc');
--                                                                                             ^^^^^^^^^^^^^^^^ undecided
--                            ^^^^^^^^^^^^^^^^ undecided

-- Whatever else is not listed is not there.
SELECT pg_relation_size('public.usage_credit_grants_org_idx'), 'public.orgs_id_seq'::regclass;
--                                                              ^^^^^^^^^^^^^^^^^^ missing-object
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object

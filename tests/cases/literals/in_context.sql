-- A constant names an object because of what stands around it.
SELECT c.relname FROM pg_catalog.pg_class c WHERE c.oid::regclass IN ('public.orgs', 'public.nowhere');
--                                                                                    ^^^^^^^^^^^^^^ missing-object
SELECT coalesce(c.oid::regclass, 'public.nowhere'), ARRAY[c.oid::regclass, 'public.nowhere'] FROM pg_catalog.pg_class c;
--                                                                          ^^^^^^^^^^^^^^ missing-object
--                                ^^^^^^^^^^^^^^ missing-object
SELECT c.oid::regclass = ANY ('{public.orgs,public.nowhere}'::regclass[]) FROM pg_catalog.pg_class c;
--                                          ^^^^^^^^^^^^^^ missing-object
SELECT c.oid::regclass FROM pg_catalog.pg_class c UNION SELECT 'public.nowhere';
--                                                              ^^^^^^^^^^^^^^ missing-object

-- One alone is compared with the number of the object, which is no name.
SELECT c.relname FROM pg_catalog.pg_class c WHERE c.oid::regclass IN ('1259') AND c.oid::regclass = '1259';

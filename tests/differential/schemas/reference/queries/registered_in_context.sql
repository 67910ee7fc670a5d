-- Constants that are names of relations because of what stands around them.
SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid::regclass IN ('public.nowhere', 'public.orgs');
SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid::regclass = ANY (ARRAY['public.nowhere', 'public.orgs']::regclass[]);
SELECT coalesce(oid::regclass, 'public.nowhere') FROM pg_catalog.pg_class;
SELECT CASE WHEN true THEN oid::regclass ELSE 'public.nowhere' END FROM pg_catalog.pg_class;
SELECT oid::regclass FROM pg_catalog.pg_class UNION SELECT 'public.nowhere';
SELECT * FROM pg_catalog.pg_class WHERE pg_class.oid = 'public.nowhere'::regclass;
SELECT pg_catalog.pg_relation_size('public.nowhere');
SELECT ARRAY[oid::regclass, 'public.nowhere'] FROM pg_catalog.pg_class;
SELECT * FROM (VALUES (NULL::regclass), ('public.nowhere')) v(x);
SELECT greatest(oid::regclass, 'public.nowhere') FROM pg_catalog.pg_class;
SELECT regclass('public.nowhere');
SELECT name FROM public.orgs WHERE name = 'public.nowhere';

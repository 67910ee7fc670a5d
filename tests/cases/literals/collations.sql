-- Collations: those of every server, those named after a locale, and others.
SELECT o.name
FROM public.orgs o
ORDER BY o.name COLLATE "C", o.name COLLATE pg_catalog."default", o.name COLLATE "en_US.utf8",
    o.name COLLATE "de-DE-x-icu", o.name COLLATE "german_phonebook",
--                                               ^^^^^^^^^^^^^^^^^^ missing-object "collation"
    o.name COLLATE public."numeric";
--                 ^^^^^^^^^^^^^^^^ missing-object

-- N'...' is a constant of the type character, and no number.
SELECT o.id FROM public.orgs o WHERE o.name = N'5';
SELECT v.id FROM public.app_versions v WHERE v.id = n'5';
--                                                ^ user-operator "(int8, bpchar)"

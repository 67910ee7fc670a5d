-- A column behind the schema and the name of a relation that is missing: that one alone is blamed.
SELECT public.nowhere.name FROM public.nowhere;
--                              ^^^^^^^^^^^^^^ unreplicated-relation

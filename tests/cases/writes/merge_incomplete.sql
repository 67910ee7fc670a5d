-- PostgreSQL reads no MERGE without ON.
MERGE INTO public.orgs AS o USING public.orgs AS p WHEN MATCHED THEN DELETE;
--                                                 ^^^^ unanalysed "could not be parsed near ""WHEN"""

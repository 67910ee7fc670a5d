-- The script's own database is that of the contract, whatever it is called and whoever asks.
ALTER ROLE postgres RESET ALL;
--<^^^^^^^ write
\c scripts_app
SET search_path = public;
--<^^^^^^^^^^^^ session-state
SELECT o.name FROM public.orgs o;
\connect - scripts_reader
\connect :"DBNAME" scripts_reader
\c scripts_app;
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column

-- What is run in another is no matter of it: that is said once.
\c scripts_other
--<^^^^^^^^^^^^^ unanalysed "statements from here on run in database ""scripts_other"""
SELECT o.name FROM public.orgs o;
\connect scripts_third

-- The script's own database is that of the contract, whatever it is called and whoever asks.
CREATE ROLE writer;
--<^^^^^^^^ write
\c app
SET search_path = public;
--<^^^^^^^^^^^^ session-state
SELECT o.name FROM public.orgs o;
\connect - reader
\c app;
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column

-- What is run in another is no matter of it: that is said once.
\c other
--<^^^^^ unanalysed "statements from here on run in database ""other"""
SELECT o.name FROM public.orgs o;
\connect third

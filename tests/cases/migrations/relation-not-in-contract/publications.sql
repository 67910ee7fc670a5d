CREATE PUBLICATION everything FOR ALL TABLES;
CREATE TABLE public.invoices (id bigint PRIMARY KEY);
--           ^^^^^^^^^^^^^^^ relation-not-in-contract "by publication ""everything"""
CREATE UNLOGGED TABLE public.drafts (id bigint PRIMARY KEY);
ALTER TABLE public.drafts SET LOGGED;
--          ^^^^^^^^^^^^^ relation-not-in-contract
CREATE TEMPORARY TABLE batch AS SELECT 1 AS id;
CREATE VIEW public.shown AS SELECT 1 AS id;

-- Gone before a row of it is sent, or after.
BEGIN;
CREATE TABLE public.moves (id bigint PRIMARY KEY);
DROP TABLE public.moves;
CREATE TABLE public.writes (id bigint PRIMARY KEY);
--           ^^^^^^^^^^^^^ relation-not-in-contract
INSERT INTO public.writes VALUES (1);
DROP TABLE public.writes;
COMMIT;
DROP PUBLICATION everything;
--               ^^^^^^^^^^ publication-change

CREATE TABLE public.notes (id bigint PRIMARY KEY);
CREATE SCHEMA archive;
CREATE TABLE archive.notes_before (id bigint PRIMARY KEY);
CREATE PUBLICATION ours FOR TABLE public.orgs;
ALTER PUBLICATION ours ADD TABLE public.notes, public.apps;
--                               ^^^^^^^^^^^^ relation-not-in-contract
ALTER PUBLICATION ours ADD TABLES IN SCHEMA archive;
--                ^^^^ relation-not-in-contract "archive.notes_before"
ALTER TABLE public.invoices SET SCHEMA archive;
--          ^^^^^^^^^^^^^^^ relation-not-in-contract "archive.invoices"

-- One that other services read, and one without a table of the contract.
ALTER PUBLICATION supabase_realtime ADD TABLE public.drafts;
CREATE PUBLICATION audit FOR TABLE public.drafts;
CREATE TABLE public.audit_log (id bigint PRIMARY KEY);
ALTER PUBLICATION audit ADD TABLE public.audit_log;

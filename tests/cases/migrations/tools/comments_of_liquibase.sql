--liquibase formatted sql
-- replicalint: ignore-file[replicated-relation-renamed] the name that the primary alone uses

-- replicalint: ignore[replicated-column-dropped] no replica has it any more
--changeset ann:1 splitStatements:false
ALTER TABLE public.orgs DROP COLUMN name;
--rollback ALTER TABLE public.orgs ADD COLUMN name text;

--changeset ann:2 dbms:mysql
ALTER TABLE public.orgs DROP COLUMN customer_id;

--changeset ann:3
ALTER TABLE public.orgs DROP COLUMN created_at;
--                                  ^^^^^^^^^^ replicated-column-dropped
ALTER TABLE public.orgs RENAME TO organisations;

--
-- PostgreSQL database dump
--

\restrict kXQnKx8Cqv1dE9v3t7B0Y2m5u8z1C4f7

-- Dumped from database version 15.14
-- Dumped by pg_dump version 15.14

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);

CREATE DATABASE app WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc LOCALE = 'C.UTF-8';

ALTER DATABASE app OWNER TO postgres;

\unrestrict kXQnKx8Cqv1dE9v3t7B0Y2m5u8z1C4f7
\connect app
\restrict kXQnKx8Cqv1dE9v3t7B0Y2m5u8z1C4f7

SET statement_timeout = 0;

CREATE TABLE public.seeds (
    id integer NOT NULL,
    note text
);

COPY public.seeds (id, note) FROM stdin;
1	\\N is no null, \N is
2	ALTER TABLE public.orgs DROP COLUMN name;
\.

SELECT pg_catalog.setval('public.seeds_id_seq', 2, true);

\unrestrict kXQnKx8Cqv1dE9v3t7B0Y2m5u8z1C4f7
ALTER TABLE public.orgs DROP COLUMN name;
--                                  ^^^^ replicated-column-dropped

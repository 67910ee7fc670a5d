--
-- PostgreSQL database cluster dump, as pg_dumpall and psql write and read it
--

\restrict Zk4fJ0cUqzX2v9TnB3yLr6HsWd8MgQaEe1PiYo5RtVbNxKjCuFhSwD7mAlGpOI

SET default_transaction_read_only = off;
SET client_encoding = 'UTF8';

CREATE ROLE shop;
ALTER ROLE shop WITH NOSUPERUSER INHERIT LOGIN PASSWORD 'SCRAM-SHA-256$4096:secret';
ALTER ROLE shop SET search_path TO 'app', 'public';

\unrestrict Zk4fJ0cUqzX2v9TnB3yLr6HsWd8MgQaEe1PiYo5RtVbNxKjCuFhSwD7mAlGpOI

\connect shop

-- Dumped from database version 16.4 (Debian 16.4-1.pgdg120+1)
-- Dumped by pg_dump version 17.2

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
SET default_table_access_method = heap;

CREATE SCHEMA app;
ALTER SCHEMA app OWNER TO shop;
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
COMMENT ON EXTENSION citext IS 'a type that ''CREATE TABLE x (y int);'' is not';

CREATE TABLE app.orders (
    id bigint NOT NULL,
    email public.citext NOT NULL,
    note text DEFAULT 'a;b'::text
);
ALTER TABLE app.orders OWNER TO shop;

CREATE SEQUENCE app.orders_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE app.orders_id_seq OWNED BY app.orders.id;
ALTER TABLE ONLY app.orders ALTER COLUMN id SET DEFAULT nextval('app.orders_id_seq'::regclass);

\if :{?with_data}
\echo with data
\endif

COPY app.orders (id, email, note) FROM stdin;
1	a@example.com	CREATE TABLE app.not_one (id int);
2	b@example.com	\N
\.

SELECT pg_catalog.setval('app.orders_id_seq', 2, true);

ALTER TABLE ONLY app.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX orders_email ON app.orders USING btree (email);
ALTER TABLE ONLY app.orders REPLICA IDENTITY FULL;
CREATE PUBLICATION replicas WITH (publish = 'insert, update, delete, truncate');
ALTER PUBLICATION replicas ADD TABLE ONLY app.orders;
GRANT SELECT ON TABLE app.orders TO PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA app GRANT SELECT ON TABLES TO shop;

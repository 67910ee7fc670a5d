-- Dumped from database version 16.4
-- Dumped by pg_dump version 16.4

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TYPE public.order_status AS ENUM (
    'open',
    'paid'
);

SET default_table_access_method = heap;

CREATE TABLE public.orders (
    id bigint NOT NULL,
    status public.order_status DEFAULT 'open'::public.order_status NOT NULL,
    placed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);

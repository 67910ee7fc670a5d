CREATE SCHEMA shop;
CREATE EXTENSION citext WITH SCHEMA public;
CREATE EXTENSION pg_trgm WITH SCHEMA public;
CREATE TYPE shop.order_status AS ENUM ('placed', 'paid', 'sent', 'cancelled');
CREATE TYPE shop.address AS (street text, city text, country text);
CREATE DOMAIN shop.sku AS text CHECK (VALUE ~ '^[A-Z0-9-]+$');
CREATE TYPE shop.valid_range AS RANGE (subtype = date);
CREATE FUNCTION public.slug(text) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT lower(regexp_replace($1, '\W+', '-', 'g')) $$;
CREATE FUNCTION shop.discount(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS $$ SELECT $1 * 0.9 $$;
CREATE TABLE public.countries (code char(2), name text);
CREATE TABLE shop.customers (
    id bigint PRIMARY KEY,
    email public.citext NOT NULL UNIQUE,
    name text,
    address shop.address,
    created_at timestamptz NOT NULL,
    fax text
);
CREATE SEQUENCE shop.orders_id_seq;
CREATE TABLE shop.orders (
    id bigint PRIMARY KEY DEFAULT nextval('shop.orders_id_seq'),
    customer_id bigint NOT NULL,
    status shop.order_status NOT NULL,
    placed_at timestamptz,
    valid shop.valid_range,
    note varchar(200),
    total numeric(12,2) GENERATED ALWAYS AS (shop.discount(100)) STORED
) PARTITION BY RANGE (id);
ALTER TABLE shop.orders REPLICA IDENTITY FULL;
CREATE TABLE shop.items (
    order_id bigint NOT NULL,
    sku shop.sku NOT NULL,
    quantity integer
);
CREATE UNIQUE INDEX items_order_id_sku_idx ON shop.items (order_id, sku);
ALTER TABLE shop.items REPLICA IDENTITY USING INDEX items_order_id_sku_idx;
CREATE TABLE shop.payments (id bigint PRIMARY KEY, customer_id bigint, amount numeric);
CREATE TABLE shop.tasks (name text PRIMARY KEY, command text);
CREATE PUBLICATION shop FOR TABLE shop.customers, shop.orders, shop.items, public.countries;

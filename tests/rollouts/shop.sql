-- What both servers have before each migration.
CREATE SCHEMA app;
CREATE TYPE app.order_status AS ENUM ('open', 'paid', 'sent');
CREATE DOMAIN app.amount AS numeric(12, 2) CONSTRAINT is_positive CHECK (VALUE >= 0);

CREATE TABLE app.customers (
    id bigint PRIMARY KEY,
    email text NOT NULL,
    name text,
    visits integer,
    CONSTRAINT one_email UNIQUE (email)
);

CREATE TABLE app.orders (
    id bigint PRIMARY KEY,
    customer_id bigint,
    status app.order_status,
    total app.amount,
    quantity integer CONSTRAINT at_least_one CHECK (quantity > 0),
    note text NOT NULL,
    code varchar(20)
);

CREATE TABLE app.stages (
    id bigint PRIMARY KEY,
    label text NOT NULL,
    place integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX stages_label_idx ON app.stages (label);

CREATE TABLE app.parts (id bigint, region text, label text, PRIMARY KEY (id, region))
    PARTITION BY LIST (region);
CREATE TABLE app.parts_a PARTITION OF app.parts DEFAULT;

-- What both servers have before each case.
CREATE SCHEMA app;
CREATE TYPE app.order_status AS ENUM ('open', 'paid', 'sent');
CREATE DOMAIN app.amount AS numeric(12, 2) CONSTRAINT is_positive CHECK (VALUE >= 0);

CREATE TABLE app.customers (
    id bigint PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text
);

CREATE TABLE app.orders (
    id bigint PRIMARY KEY,
    customer_id bigint,
    status app.order_status,
    total app.amount,
    quantity integer CONSTRAINT at_least_one CHECK (quantity > 0),
    note text NOT NULL,
    CONSTRAINT one_note UNIQUE (note)
);

CREATE TABLE app.parts (id bigint, region text, label text, PRIMARY KEY (id, region))
    PARTITION BY LIST (region);
CREATE TABLE app.parts_us PARTITION OF app.parts FOR VALUES IN ('us');

CREATE TABLE app.marks (id bigint, region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);

CREATE TABLE app.places (id bigint PRIMARY KEY, during int4range,
    CONSTRAINT apart EXCLUDE USING gist (during WITH &&));

CREATE TABLE app.stages (
    id bigint PRIMARY KEY,
    label text NOT NULL UNIQUE,
    place integer,
    colour text NOT NULL
);

INSERT INTO app.customers VALUES (1, 'ann@shop.example', 'Ann');
INSERT INTO app.orders VALUES (1, 1, 'open', 5, 1, 'first');
INSERT INTO app.parts VALUES (1, 'us', 'bolt');
INSERT INTO app.places VALUES (1, '[1,5)');
INSERT INTO app.stages VALUES (1, 'first', 1, 'red');

-- What the replica has: two pairs of tables whose columns have the same names and other types.

CREATE EXTENSION citext;
CREATE EXTENSION hstore;

CREATE TYPE mood AS ENUM ('calm', 'busy');
CREATE TYPE spot AS (x integer, y text);
CREATE TYPE blob AS (id integer, doc json);
CREATE TYPE weights AS RANGE (subtype = double precision);
CREATE DOMAIN cents AS integer CHECK (VALUE >= 0);
CREATE DOMAIN label AS text;

CREATE TABLE city (
    code integer,
    region uuid,
    title text,
    meta json,
    shape polygon,
    open_at timestamptz,
    capital boolean
);

CREATE TABLE road (
    code text,
    region text,
    title varchar,
    meta jsonb,
    open_at date,
    capital smallint
);

CREATE TABLE trip (
    id integer PRIMARY KEY,
    number bigint,
    price numeric,
    ratio double precision,
    small smallint,
    made timestamptz,
    day date,
    clock time,
    span interval,
    tags text[],
    marks integer[],
    raw bytea,
    addr inet,
    doc jsonb,
    old json,
    state mood,
    cost cents,
    place spot,
    bag blob,
    period tstzrange,
    during int4range,
    load weights,
    body tsvector,
    flag boolean,
    code character(3),
    name text,
    bits bit(4),
    at point,
    form xml,
    nick citext,
    extra hstore,
    note label
);

CREATE TABLE stop (
    id uuid,
    number text,
    price integer,
    ratio numeric,
    small boolean,
    made date,
    day timestamptz,
    clock interval,
    span time,
    tags integer[],
    marks text[],
    raw text,
    addr text,
    doc json,
    old jsonb,
    state text,
    cost text,
    place text,
    bag jsonb,
    period daterange,
    during integer[],
    load numeric,
    body text,
    flag integer,
    code integer,
    name uuid,
    bits integer,
    at text,
    form text,
    nick text,
    extra jsonb,
    note integer
);

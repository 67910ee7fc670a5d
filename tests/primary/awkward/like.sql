-- LIKE copies columns and NOT NULL, and what INCLUDING says.
CREATE TABLE model (
    id bigserial PRIMARY KEY, code varchar(8) NOT NULL DEFAULT 'none' UNIQUE, n integer CHECK (n > 0),
    twice integer GENERATED ALWAYS AS (n * 2) STORED, number integer GENERATED ALWAYS AS IDENTITY, CONSTRAINT odd CHECK (n % 2 = 1)
);
CREATE INDEX model_by_n ON model (n) WHERE n > 10;
CREATE INDEX ON model (lower(code));
ALTER TABLE model REPLICA IDENTITY FULL;
CREATE TABLE copy_plain (LIKE model);
CREATE TABLE copy_all (first int, LIKE model INCLUDING ALL, last int);
CREATE TABLE copy_most (LIKE model INCLUDING ALL EXCLUDING INDEXES EXCLUDING CONSTRAINTS);
CREATE TABLE copy_keys (LIKE model INCLUDING INDEXES INCLUDING DEFAULTS);
CREATE TABLE two (x int DEFAULT 2, y int NOT NULL, CHECK (x > y));
CREATE TABLE copy_both (LIKE model INCLUDING IDENTITY INCLUDING GENERATED, LIKE two INCLUDING CONSTRAINTS INCLUDING DEFAULTS, PRIMARY KEY (id));
CREATE VIEW shown AS SELECT id, code, n::text AS t FROM model;
CREATE TABLE copy_view (LIKE shown INCLUDING ALL, extra int);
ALTER TABLE model DROP COLUMN code CASCADE;
CREATE TABLE copy_late (LIKE model INCLUDING ALL) PARTITION BY HASH (id);
CREATE TYPE pair AS (left_one int, right_one text);
CREATE TABLE copy_type (LIKE pair);
CREATE TEMP TABLE copy_temp (LIKE model INCLUDING ALL);
DROP TABLE copy_all;
CREATE TABLE copy_all (LIKE copy_both INCLUDING INDEXES);

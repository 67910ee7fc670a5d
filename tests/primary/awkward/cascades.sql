-- What goes with what is dropped, and what only loses a part.
CREATE TABLE orgs (id int PRIMARY KEY, code text UNIQUE, name text, size int CHECK (size > 0));
CREATE TABLE people (id int, org int REFERENCES orgs, code text REFERENCES orgs (code), age int);
CREATE VIEW names AS SELECT o.id, o.name FROM orgs AS o;
CREATE VIEW counted AS SELECT count(*) AS n FROM names;
CREATE MATERIALIZED VIEW sizes AS SELECT id, size FROM orgs;
CREATE VIEW whole AS SELECT o FROM orgs AS o;
ALTER TABLE orgs DROP COLUMN name CASCADE;
ALTER TABLE orgs DROP CONSTRAINT orgs_code_key CASCADE;
ALTER TABLE orgs ADD COLUMN name varchar(20) DEFAULT 'none' NOT NULL;
CREATE VIEW names AS SELECT id, name FROM orgs;
DROP TABLE orgs CASCADE;

-- Types, row types and schemas.
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE DOMAIN app.amount AS numeric(10, 2);
CREATE TABLE days (day date, mood app.mood DEFAULT 'ok', moods app.mood[], paid app.amount, n int);
CREATE UNIQUE INDEX one_a_day ON days (day, mood);
CREATE INDEX ON days (day) WHERE mood = 'ok';
CREATE VIEW moods AS SELECT day, mood FROM days;
CREATE TABLE rows_of (id int, part people, parts people[]);
ALTER TABLE people RENAME TO persons;
DROP TYPE app.mood CASCADE;
DROP TABLE persons CASCADE;
CREATE TABLE app.inside (id serial PRIMARY KEY);
CREATE TABLE outside (id int REFERENCES app.inside, other int DEFAULT nextval('app.inside_id_seq'));
CREATE VIEW app.seen AS SELECT * FROM outside;
DROP SCHEMA app CASCADE;

-- Sequences, indexes that are identities, generated columns.
CREATE TABLE counts (id bigserial, twice bigint GENERATED ALWAYS AS (id * 2) STORED, code text NOT NULL);
CREATE TABLE copies (LIKE counts INCLUDING DEFAULTS);
CREATE UNIQUE INDEX by_code ON counts (code);
ALTER TABLE counts REPLICA IDENTITY USING INDEX by_code;
ALTER INDEX by_code RENAME TO by_the_code;
ALTER TABLE counts ADD CONSTRAINT the_code UNIQUE USING INDEX by_the_code;
DROP SEQUENCE counts_id_seq CASCADE;
ALTER TABLE counts DROP CONSTRAINT the_code;
ALTER TABLE counts DROP COLUMN id CASCADE;
CREATE UNIQUE INDEX by_code ON counts (code);

-- Parents go, and children with them; a column of both stays.
CREATE TABLE cities (name text, people int CHECK (people >= 0));
CREATE TABLE capitals (state text, name text) INHERITS (cities);
CREATE TABLE old_capitals () INHERITS (capitals);
ALTER TABLE cities DROP COLUMN people, DROP COLUMN name;
DROP TABLE cities CASCADE;

-- SET UNLOGGED takes the sequences along that are there before its statement.
CREATE TABLE logged (id serial);
ALTER TABLE logged ADD COLUMN n int GENERATED ALWAYS AS IDENTITY, SET UNLOGGED;
ALTER TABLE logged SET UNLOGGED;
ALTER TABLE logged ADD COLUMN m serial;
CREATE TABLE shown (a int);
CREATE VIEW showing AS SELECT a FROM shown;
CREATE FUNCTION of_row(showing) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE with_row AS (id int, r showing);
CREATE TABLE of_rows (id int, r showing);
DROP TABLE shown CASCADE;

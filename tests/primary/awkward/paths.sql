-- What SET LOCAL says holds in a transaction, and nowhere else.
CREATE SCHEMA app;
SET LOCAL search_path = app;
CREATE TABLE in_public (id int);
BEGIN;
SET LOCAL search_path = app, public;
CREATE TABLE in_app (id int);
SAVEPOINT one;
SET search_path = public;
ROLLBACK TO one;
CREATE TABLE in_app_too (id int);
COMMIT;
CREATE TABLE in_public_too (id int);
ALTER TABLE in_public ADD COLUMN name text;
BEGIN;
SET search_path TO app;
COMMIT;
ALTER TABLE in_app ADD COLUMN name text;

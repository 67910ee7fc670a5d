-- A column that a query gives as it is keeps its modifier, in tables and in views.
CREATE TABLE codes (id int, code varchar(8) NOT NULL, price numeric(10, 2), at timestamp(3), letters char(3)[]);
CREATE TABLE others (id int, name varchar(40));
CREATE TABLE copied AS SELECT * FROM codes;
CREATE TABLE chosen AS SELECT c.code, c.code AS again, o.*, price * 2 AS twice FROM codes AS c, others o;
CREATE TABLE joined AS SELECT c.*, o.name FROM codes AS c JOIN others AS o ON o.id = c.id;
CREATE TABLE merged AS SELECT * FROM codes JOIN others USING (id);
CREATE VIEW seen AS SELECT code, at FROM copied;
CREATE TABLE of_view AS SELECT * FROM seen;
ALTER TABLE of_view ALTER code SET DEFAULT NULL, ALTER at SET DEFAULT NULL;
SELECT letters INTO of_letters FROM codes;

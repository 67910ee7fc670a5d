-- Comments, quotes and spaces wherever PostgreSQL takes them.
create/* a */table/**/"t"(/* ( */"id"int primary/*,*/key,-- , x int
"a.b"text,"select"bool default(true),"Tab	le"numeric(4,2)default 1.5e0);
CREATE TABLE U&"d\0061ta" ("x""y" int, U&"\0041" text, "ä" int UNIQUE);
ALTER
TABLE
data
ADD/* /* nested */ COLUMN z int, */COLUMN "z;"
text;;
;
CREATE TABLE public . spaced ( a int , b int ) ;
ALTER TABLE "public"."spaced" ADD CHECK ( a > 0 -- a comment
 and b > 0 );
ALTER TABLE ONLY(spaced) ADD c int;
ALTER TABLE spaced * ADD d int;
COMMENT ON TABLE spaced IS 'ALTER TABLE spaced DROP COLUMN d;';
COMMENT ON COLUMN spaced.a IS E'it''s \' DROP TABLE t; --';
CREATE TABLE "CASE" ("WHEN" int, "end" text, year int, name text, value text, type text, text text, date date, interval interval);
ALTER TABLE "CASE" RENAME "end" TO "End";
CREATE TABLE Ünï (Ä int, é text);
CREATE TABLE IF NOT EXISTS "if" ("not" int, "exists" int CONSTRAINT "if" CHECK ("exists" > 0));
CREATE TABLE add (drop_ int, "column" int, add int);
ALTER TABLE add ADD drop int;
ALTER TABLE add DROP drop, DROP COLUMN "column";
ALTER TABLE add ADD cascade int;
ALTER TABLE add DROP add, DROP cascade CASCADE;
CREATE INDEX on_on ON add (drop_ DESC NULLS LAST);
CREATE TABLE of (only_ int) WITH (fillfactor = 50, autovacuum_enabled) TABLESPACE pg_default;
CREATE TABLE def (a text DEFAULT 'a, b' || ', c' COLLATE "C" NOT NULL, b int DEFAULT (1 + 2) CHECK (b IN (1, 2, 3)) NULL, c int[] DEFAULT '{1,2}' CONSTRAINT cc NOT NULL, d text DEFAULT CASE WHEN true THEN 'NOT NULL' ELSE 'x' END, e boolean DEFAULT 1 = 1 NOT NULL, f boolean DEFAULT (NOT true) NOT NULL);
CREATE TABLE def_key (id int PRIMARY KEY);
CREATE TABLE keyed (a int DEFAULT 5 PRIMARY KEY DEFERRABLE INITIALLY IMMEDIATE, b int REFERENCES def_key MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE NOT DEFERRABLE UNIQUE, c int UNIQUE NULLS NOT DISTINCT);

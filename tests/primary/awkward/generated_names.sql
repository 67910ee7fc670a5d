-- Names that PostgreSQL chooses: cut to 63 bytes, made unique, from columns and tables of the moment.
CREATE TABLE a (b int UNIQUE, c int, UNIQUE (b), UNIQUE (c, b), CHECK (b > 0), CHECK (b > c), CHECK (true));
CREATE TABLE a_b_key1 (x int);
ALTER TABLE a ADD UNIQUE (b);
ALTER TABLE a ADD CHECK (c < 100), ADD CHECK (c < 100 AND b < 100);
CREATE INDEX ON a (c);
CREATE INDEX ON a (c);
CREATE UNIQUE INDEX ON a ((b + c), lower('x'));
CREATE INDEX ON a USING hash (b);
CREATE TABLE a_c_idx2 AS SELECT 1 AS one;
CREATE INDEX ON a (c) WHERE b IS NULL;
CREATE TABLE the_longest_name_that_a_table_can_have_is_as_long_as_this_one_is (
    the_longest_name_that_a_column_can_have_is_as_long_as_this_one_ serial PRIMARY KEY,
    the_second_column_has_nearly_as_long_a_name_as_the_first_one_ha integer UNIQUE CHECK (the_second_column_has_nearly_as_long_a_name_as_the_first_one_ha > 1)
);
ALTER TABLE the_longest_name_that_a_table_can_have_is_as_long_as_this_one_is
    ADD UNIQUE (the_longest_name_that_a_column_can_have_is_as_long_as_this_one_, the_second_column_has_nearly_as_long_a_name_as_the_first_one_ha);
CREATE INDEX ON the_longest_name_that_a_table_can_have_is_as_long_as_this_one_is_cut (the_second_column_has_nearly_as_long_a_name_as_the_first_one_ha);
CREATE TABLE "Ünïcödé_täblé_wïth_ä_nämé_thät_ïs_cut_wïthïn_ä_chäräctér" (
    "Größe_des_Gegenstandes_in_Metern_und_Zentimetern" integer UNIQUE,
    "ß" integer CHECK ("ß" > 0)
);
CREATE TABLE b (a integer REFERENCES a (b), c integer, FOREIGN KEY (c, a) REFERENCES a (c, b));
ALTER TABLE b ADD FOREIGN KEY (a) REFERENCES a (b);
ALTER TABLE b RENAME COLUMN a TO z;
ALTER TABLE b ADD FOREIGN KEY (z) REFERENCES a (b), ADD FOREIGN KEY (z) REFERENCES a (b);
ALTER TABLE b RENAME TO bb;
ALTER TABLE bb ADD CHECK (z > c);
CREATE TABLE b (id serial, id2 serial, UNIQUE (id));
CREATE SEQUENCE c_id_seq;
CREATE TABLE c (id serial, "Id" bigserial);
CREATE TABLE d (EXCLUDE USING btree (x WITH =), x int, y int, EXCLUDE USING btree (y WITH =, (x + 1) WITH =) WHERE (x > 0));
CREATE TABLE d_pkey (id int PRIMARY KEY);
CREATE TABLE e (id int CONSTRAINT e_pk PRIMARY KEY, d int CONSTRAINT "E u" UNIQUE);
CREATE UNIQUE INDEX f_pkey ON e (d);
CREATE TABLE f (id int, PRIMARY KEY (id));
CREATE TABLE g (a int NOT NULL, "B c" int NOT NULL, CONSTRAINT g_a_check CHECK (a > 0), CHECK (a > 1));

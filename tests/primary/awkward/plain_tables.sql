-- Names are folded, cut and quoted as PostgreSQL does it.
CREATE TABLE orgs (id uuid, name text);
CREATE TABLE IF NOT EXISTS public.Apps (App_Id text, "Owner Org" uuid);
CREATE TABLE "Quoted ""Name""" ("a b" integer[], "A B" boolean);
CREATE TABLE a_name_that_is_longer_than_what_postgresql_takes_for_a_name_of_a_table (
    a_column_whose_name_is_longer_than_what_postgresql_takes_for_a_column bigint
);
CREATE TABLE nothing ();

-- What a template renders to may change anything, whatever it names.
CREATE TABLE {{ schema }}.audit (id bigint);
--           ^^^^^^^^^^^^ unanalysed "this is a template"
ALTER TABLE public.orgs DROP COLUMN name;

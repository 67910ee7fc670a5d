-- PostgreSQL folds unquoted names and cuts all names at 63 bytes.
SELECT O.Name, o."name" FROM Public.ORGS AS O;
SELECT organisations_whose_names_are_longer_than_a_name_can_be_in_post.name
FROM public.orgs organisations_whose_names_are_longer_than_a_name_can_be_in_postgresql;
SELECT U&"o".name, U&"\006F".U&"n\0061me" FROM public.orgs o;
SELECT é.name FROM public.orgs é WHERE é.nàme = 'ü';
--                                       ^^^^ unknown-column

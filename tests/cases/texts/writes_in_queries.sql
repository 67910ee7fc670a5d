-- What a query in a text does is done.
SELECT query_to_xml('DELETE FROM public.orgs', true, false, '');
--                               ^^^^^^^^^^^ write
SELECT query_to_xml('SELECT nextval(''public.orgs_id_seq'')', true, false, '');
--                                    ^^^^^^^^^^^^^^^^^^ missing-object
--                          ^^^^^^^ write
SELECT query_to_xml('SELECT o.id FROM public.orgs o FOR UPDATE', true, false, '');
--                                                  ^^^^^^^^^^ write

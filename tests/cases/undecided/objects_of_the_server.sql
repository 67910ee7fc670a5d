-- Databases, tablespaces, servers and publications are in no contract.
SELECT has_database_privilege('shop', 'connect'), pg_database_size('shop'), has_tablespace_privilege('fast', 'create'), pg_tablespace_size('pg_default');
--                                                                                                    ^^^^ undecided
--                                                                  ^^^^ undecided
--                             ^^^^ undecided
SELECT has_server_privilege('films', 'usage'), has_foreign_data_wrapper_privilege('postgres_fdw', 'usage'), has_foreign_data_wrapper_privilege('films_fdw', 'usage');
--                                                                                                                                              ^^^^^^^^^ undecided
--                                                                                 ^^^^^^^^^^^^ missing-object
--                           ^^^^^ undecided
SELECT p.relid FROM pg_get_publication_tables('reporting') p;
--                                             ^^^^^^^^^ undecided
SELECT has_table_privilege('shop.public.accounts', 'select');
--                          ^^^^^^^^^^^^^^^^^^^^ undecided

-- A language comes with an extension of its name.
SELECT has_language_privilege('plpython3u', 'usage');
--                             ^^^^^^^^^^ missing-object
SET LOCAL default_tablespace = fast;
--                             ^^^^ undecided
SELECT set_config('temp_tablespaces', 'fast', true);
--                                     ^^^^ undecided

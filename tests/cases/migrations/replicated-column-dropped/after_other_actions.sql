-- The first action of ALTER TABLE does not hide the others.
ALTER TABLE public.orgs OWNER TO postgres, DROP COLUMN name;
--                                                     ^^^^ replicated-column-dropped
ALTER TABLE public.apps INHERIT public.things, DROP COLUMN name;
--                                                         ^^^^ replicated-column-dropped
ALTER TABLE public.channels NO INHERIT public.things, DROP COLUMN name;
--                                                                ^^^^ replicated-column-dropped
ALTER FOREIGN TABLE public.channel_devices OWNER TO postgres, DROP COLUMN created_at;
--                                                                        ^^^^^^^^^^ replicated-column-dropped

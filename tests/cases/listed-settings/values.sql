-- What a setting names by its value is looked up when it is set.
SELECT set_config('default_text_search_config', 'public.nowhere', true), set_config('default_text_search_config', 'pg_catalog.german', true);
--                                               ^^^^^^^^^^^^^^ missing-object
SET LOCAL default_text_search_config = 'public.nowhere';
--                                     ^^^^^^^^^^^^^^^^ missing-object
SET LOCAL default_text_search_config TO german;
SET LOCAL default_text_search_config = DEFAULT;
SET LOCAL role = 'reader';
SET LOCAL role = 'writer';
--               ^^^^^^^^ missing-object
SET LOCAL role TO none;
SET LOCAL default_tablespace = pg_default;
SET LOCAL default_tablespace = '';
SELECT set_config('default_tablespace', 'pg_default', true), set_config('default_text_search_config', $1, true);

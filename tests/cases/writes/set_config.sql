-- set_config changes the session, unless its third argument says: for this transaction.
SELECT set_config('search_path', 'app', true);
SELECT set_config('search_path', 'app', 't');
SELECT set_config('search_path', 'app', false);
--     ^^^^^^^^^^ write "changes a setting of the session"
SELECT set_config('search_path', 'app', 'off');
--     ^^^^^^^^^^ write
SELECT set_config('search_path', 'app', $1);

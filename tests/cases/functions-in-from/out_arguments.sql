-- A function with OUT arguments gives their columns.
SELECT e.key, e.value, e.element FROM jsonb_each_text($1::jsonb) e;
--                       ^^^^^^^ unknown-column
SELECT s.schemaname, s.relation FROM pg_stat_user_tables s;
--                     ^^^^^^^^ unknown-column
SELECT t.alias, t.token, t.lexemes FROM ts_debug('english', 'a cat') t;

-- Settings without a dot are those of PostgreSQL, of the version that the replica runs.
SELECT current_setting('server_version_num')::int, current_setting('TimeZone'), current_setting('is_superuser'), current_setting('work_mem'::text);
SELECT current_setting('wrok_mem');
--                      ^^^^^^^^ missing-object
SELECT current_setting('timezone', false), current_setting('nowhere', true), current_setting('app.tenant', true), current_setting('app.tenant', 'on');
SELECT set_config('nowhere', 'x', true);
--                 ^^^^^^^ missing-object
SHOW server_version;
SHOW nowhere;
--   ^^^^^^^ missing-object
SHOW TIME ZONE;
SHOW ALL;
SET LOCAL statement_timeout = '2s';
SET LOCAL nowhere = 1;
--        ^^^^^^^ missing-object

-- Anybody may set one with a dot; those who come after it in the session find it.
SELECT set_config('app.tenant', 'x', true), current_setting('app.tenant');
SET LOCAL app.other = 'x';
SHOW app.other;
SELECT o.id FROM public.orgs o WHERE o.name = current_setting('App.Other') OR o.name = current_setting('app.tenant');
